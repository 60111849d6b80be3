namespace Linkage.Domain.Protection.Tabulating;

/// <summary>The rows of one subject, summed per inner unit that they fall in.</summary>
internal sealed class SubjectRows(int amounts)
{
    private readonly SortedList<int, Share> _byUnit = [];

    public bool IsEmpty => _byUnit.Count == 0;

    public ulong Partners { get; private set; }

    public ulong RecordKey { get; private set; }

    /// <summary>Numbers of the units, ascending.</summary>
    public IList<int> Units => _byUnit.Keys;

    public Share In(int unit) => _byUnit[unit];

    public void Add(int unit, in RowFacts row)
    {
        Partners |= row.Partners;
        RecordKey = row.RecordKey;
        if (!_byUnit.TryGetValue(unit, out var share)) _byUnit.Add(unit, share = new Share(amounts));
        share.Add(row);
    }

    public void Clear()
    {
        _byUnit.Clear();
        Partners = 0;
    }
}
