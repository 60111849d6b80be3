namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>How many pairs of records have each agreement pattern: all that estimation needs to know of the pairs.</summary>
public sealed class PatternCounts(PatternShape shape)
{
    private readonly Dictionary<long, long> _counts = [];

    public PatternShape Shape => shape;

    public long Total { get; private set; }

    public void Add(long pattern, long count = 1)
    {
        _counts[pattern] = _counts.GetValueOrDefault(pattern) + count;
        Total += count;
    }

    /// <summary>Patterns in rising order, so that sums do not depend on the order in which pairs came.</summary>
    public IReadOnlyList<(int[] Levels, long Count)> Ordered() =>
        [.. _counts.OrderBy(entry => entry.Key).Select(entry => (shape.Read(entry.Key), entry.Value))];
}
