namespace Linkage.Domain.Protection.Tabulating;

/// <summary>Exact facts of one amount in one cell.</summary>
public sealed class AmountFacts
{
    private readonly LargestContributions[] _outside;

    internal AmountFacts(int partners)
    {
        (Contributors, Nonzero, Zero) = (new(partners), new(partners), new(partners));
        _outside = [.. Enumerable.Range(0, partners).Select(_ => new LargestContributions())];
    }

    /// <summary>Sum of value times weight, with its sign.</summary>
    public Int128 Total { get; internal set; }

    /// <summary>Sum of the weights of the rows that have the amount.</summary>
    public long Valid { get; internal set; }

    /// <summary>Whether any row has a negative amount.</summary>
    public bool IsSigned { get; internal set; }

    /// <summary>Subjects with the amount.</summary>
    public ContributorCount Contributors { get; }

    /// <summary>Subjects with a row where it is not zero: the ones of a 0/1 amount.</summary>
    public ContributorCount Nonzero { get; }

    /// <summary>Subjects with a row where it is zero.</summary>
    public ContributorCount Zero { get; }

    /// <summary>Contributions per holding.</summary>
    public LargestContributions All { get; } = new();

    /// <summary>Per partner the contributions of the holdings that it does not know.</summary>
    public IReadOnlyList<LargestContributions> Outside => _outside;

    internal void Count(in Contribution contribution, ulong partners)
    {
        Contributors.Add(partners);
        if (contribution.HasNonzero) Nonzero.Add(partners);
        if (contribution.HasZero) Zero.Add(partners);
    }

    internal void Weigh(Int128 contribution, ulong partners)
    {
        All.Add(contribution);
        for (var p = 0; p < _outside.Length; p++)
            if ((partners >> p & 1) == 0) _outside[p].Add(contribution);
    }

    internal void Merge(AmountFacts other)
    {
        Total += other.Total;
        Valid += other.Valid;
        IsSigned |= other.IsSigned;
        Contributors.Merge(other.Contributors);
        Nonzero.Merge(other.Nonzero);
        Zero.Merge(other.Zero);
        All.Merge(other.All);
        for (var p = 0; p < _outside.Length; p++) _outside[p].Merge(other._outside[p]);
    }
}
