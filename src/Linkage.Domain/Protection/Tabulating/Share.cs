namespace Linkage.Domain.Protection.Tabulating;

/// <summary>What one subject contributes to one cell, its rows taken together.</summary>
internal sealed class Share(int amounts)
{
    /// <summary>Rows, by weight.</summary>
    public long Rows { get; private set; }

    public Contribution[] Amounts { get; } = new Contribution[amounts];

    public void Add(in RowFacts row)
    {
        Rows += row.Weight;
        for (var a = 0; a < Amounts.Length; a++)
            if (row.Amounts[a] is { } value) Amounts[a].Add((Int128)value * row.Weight, value);
    }

    public void Add(Share other)
    {
        Rows += other.Rows;
        for (var a = 0; a < Amounts.Length; a++) Amounts[a].Add(other.Amounts[a]);
    }
}
