namespace Linkage.Domain.Protection.Tabulating;

/// <summary>Exact facts of one cell. They stay in the vault.</summary>
public sealed class CellFacts
{
    private readonly AmountFacts[] _amounts;

    internal CellFacts(int amounts) => _amounts = [.. Enumerable.Range(0, amounts).Select(_ => new AmountFacts())];

    public ContributorCount Subjects { get; } = new();

    /// <summary>Sum of the weights of the rows.</summary>
    public long Rows { get; private set; }

    public IReadOnlyList<AmountFacts> Amounts => _amounts;

    internal void AddRow(in RowFacts row)
    {
        Rows += row.Weight;
        for (var a = 0; a < _amounts.Length; a++)
            if (row.Amounts[a] is { } value) _amounts[a].AddRow(value, row.Weight);
    }

    /// <param name="weigh">Whether the contributions are those of a holding too; otherwise the holdings are weighed apart.</param>
    internal void AddSubject(ReadOnlySpan<Contribution> contributions, ulong partners, bool weigh, ulong recordKey = 0)
    {
        Subjects.Add(partners, recordKey);
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
