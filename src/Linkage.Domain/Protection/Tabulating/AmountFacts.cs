namespace Linkage.Domain.Protection.Tabulating;

/// <summary>Exact facts of one amount in one cell.</summary>
public sealed class AmountFacts
{
    private readonly List<(ulong Partners, LargestContributions Contributions)> _byPartners = [];

    /// <summary>Sum of value times weight, with its sign.</summary>
    public Int128 Total { get; private set; }

    /// <summary>Sum of the weights of the rows that have the amount.</summary>
    public long Valid { get; private set; }

    /// <summary>Whether any row has a negative amount.</summary>
    public bool IsSigned { get; private set; }

    /// <summary>Subjects with the amount.</summary>
    public ContributorCount Contributors { get; } = new();

    /// <summary>Subjects with a row where it is not zero: the ones of a 0/1 amount.</summary>
    public ContributorCount Nonzero { get; } = new();

    /// <summary>Subjects with a row where it is zero.</summary>
    public ContributorCount Zero { get; } = new();

    /// <summary>Contributions per holding.</summary>
    public LargestContributions All { get; } = new();

    /// <summary>Contributions of the holdings that none of the partners in <paramref name="coalition"/> (a bit mask) knows.</summary>
    public LargestContributions Outside(ulong coalition)
    {
        var outside = new LargestContributions();
        foreach (var (partners, contributions) in _byPartners)
            if ((partners & coalition) == 0) outside.Merge(contributions);
        return outside;
    }

    internal void AddRow(long value, long weight)
    {
        Total += (Int128)value * weight;
        Valid += weight;
        IsSigned |= value < 0;
    }

    internal void Count(in Contribution contribution, ulong partners)
    {
        Contributors.Add(partners);
        if (contribution.HasNonzero) Nonzero.Add(partners);
        if (contribution.HasZero) Zero.Add(partners);
    }

    internal void Weigh(Int128 contribution, ulong partners)
    {
        All.Add(contribution);
        Of(partners).Add(contribution);
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
        foreach (var (partners, contributions) in other._byPartners) Of(partners).Merge(contributions);
    }

    private LargestContributions Of(ulong partners)
    {
        foreach (var (mask, contributions) in _byPartners)
            if (mask == partners) return contributions;
        _byPartners.Add((partners, new LargestContributions()));
        return _byPartners[^1].Contributions;
    }
}
