namespace Linkage.Domain.Protection.Tabulating;

/// <summary>Exact facts of one cell. They stay in the vault.</summary>
public sealed class CellFacts
{
    private readonly AmountFacts[] _amounts;

    internal CellFacts(int partners, int amounts)
    {
        Subjects = new ContributorCount(partners);
        _amounts = [.. Enumerable.Range(0, amounts).Select(_ => new AmountFacts(partners))];
    }

    public ContributorCount Subjects { get; }

    /// <summary>Sum of the weights of the rows.</summary>
    public long Rows { get; private set; }

    public IReadOnlyList<AmountFacts> Amounts => _amounts;

    internal void AddRow(in RowFacts row)
    {
        Rows += row.Weight;
        for (var a = 0; a < _amounts.Length; a++)
        {
            if (row.Amounts[a] is not { } value) continue;
            _amounts[a].Total += (Int128)value * row.Weight;
            _amounts[a].Valid += row.Weight;
            _amounts[a].IsSigned |= value < 0;
        }
    }

    /// <param name="weigh">Whether the contributions are those of a holding too; otherwise the holdings are weighed apart.</param>
    internal void AddSubject(ReadOnlySpan<Contribution> contributions, ulong partners, bool weigh)
    {
        Subjects.Add(partners);
        for (var a = 0; a < contributions.Length; a++)
        {
            if (!contributions[a].IsPresent) continue;
            _amounts[a].Count(contributions[a], partners);
            if (weigh) _amounts[a].Weigh(contributions[a].Value, partners);
        }
    }

    internal void Merge(CellFacts other)
    {
        Subjects.Merge(other.Subjects);
        Rows += other.Rows;
        for (var a = 0; a < _amounts.Length; a++) _amounts[a].Merge(other._amounts[a]);
    }
}
