namespace Linkage.Domain.Protection.Tabulating;

/// <summary>Exact facts of one cell. They stay in the vault.</summary>
public sealed class CellFacts
{
    private readonly AmountFacts[] _amounts;

    internal CellFacts(int amounts) => _amounts = [.. Enumerable.Range(0, amounts).Select(_ => new AmountFacts())];

    public ContributorCount Subjects { get; } = new();

    /// <summary>Subjects that are not in as many rows as one (by weight): those who make the rows more than the subjects.</summary>
    public ContributorCount Several { get; } = new();

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
    internal void AddSubject(Share share, ulong partners, bool weigh, ulong recordKey = 0)
    {
        Subjects.Add(partners, recordKey);
        if (share.Rows != 1) Several.Add(partners);
        for (var a = 0; a < _amounts.Length; a++)
        {
            if (!share.Amounts[a].IsPresent) continue;
            _amounts[a].Count(share.Amounts[a], partners);
            if (weigh) _amounts[a].Weigh(share.Amounts[a].Value, partners);
        }
    }

    internal void Merge(CellFacts other)
    {
        Subjects.Merge(other.Subjects);
        Several.Merge(other.Several);
        Rows += other.Rows;
        for (var a = 0; a < _amounts.Length; a++) _amounts[a].Merge(other._amounts[a]);
    }
}
