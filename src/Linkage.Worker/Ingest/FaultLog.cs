namespace Linkage.Worker.Ingest;

/// <summary>Counts every fault and keeps the first of them by row, so that memory does not grow with what is wrong.</summary>
internal sealed class FaultLog
{
    public const int Most = 100;
    private readonly List<RowFault> _first = [];

    public long Total { get; private set; }

    /// <summary>By row; within a row in the order in which they were found.</summary>
    public IReadOnlyList<RowFault> First => [.. _first.OrderBy(fault => fault.Row).Take(Most)];

    /// <summary>For faults found in the order of the rows.</summary>
    public void Add(long row, string field, string rule)
    {
        Total++;
        if (_first.Count < Most) _first.Add(new RowFault(row, field, rule));
    }

    /// <summary>For faults that are found for the whole delivery at once.</summary>
    /// <param name="rows">The first rows, ascending; at least <see cref="Most"/> of them when there are as many.</param>
    public void Add(long total, IEnumerable<long> rows, string field, string rule)
    {
        Total += total;
        _first.AddRange(rows.Select(row => new RowFault(row, field, rule)));
    }
}
