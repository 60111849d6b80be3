using System.Collections;

namespace Linkage.Domain.Matching;

/// <summary>A set of places of records, a bit for each up to the highest.</summary>
internal sealed class RecordMarks(int highest)
{
    private readonly BitArray _marks = new(highest + 1);

    public bool Contains(int record) => _marks[record];

    /// <returns>False when it was marked before.</returns>
    public bool Add(int record)
    {
        if (_marks[record]) return false;
        return _marks[record] = true;
    }

    /// <summary>How many different records there are.</summary>
    public static int Distinct(IReadOnlyList<ScoredPair> pairs, Func<ScoredPair, int> recordOf)
    {
        var marks = new RecordMarks(pairs.Select(recordOf).DefaultIfEmpty().Max());
        return pairs.Count(pair => marks.Add(recordOf(pair)));
    }

    public static RecordMarks OfLeft(IReadOnlyList<ScoredPair> pairs) => new(pairs.Select(pair => pair.Left).DefaultIfEmpty().Max());

    public static RecordMarks OfRight(IReadOnlyList<ScoredPair> pairs) => new(pairs.Select(pair => pair.Right).DefaultIfEmpty().Max());
}
