namespace Linkage.Worker.Quality;

/// <summary>Subjects of the population (under the filters that ask of it alone), and how many of them were matched. True counts.</summary>
/// <param name="ByKey">Per input, per key: subjects whose first match was by this key; the best key of all a subject's rows counts.</param>
/// <param name="Groups">Per group variable, per finest category.</param>
internal sealed record MatchCounts(
    long Subjects, IReadOnlyList<IReadOnlyList<long>> ByKey, IReadOnlyList<IReadOnlyList<GroupCounts>> Groups)
{
    /// <summary>Subjects that found a row of an input.</summary>
    public long Matched(int input) => ByKey[input].Sum();
}

/// <summary>Subjects in a category. One that falls in several categories counts in each.</summary>
internal sealed class GroupCounts(int inputs)
{
    private readonly long[] _matched = new long[inputs];

    public long Subjects { get; private set; }

    public long Matched(int input) => _matched[input];

    /// <param name="matched">Bit per input in which the subject found a row.</param>
    public void Add(ulong matched)
    {
        Subjects++;
        for (var input = 0; input < _matched.Length; input++)
            if ((matched >> input & 1) == 1) _matched[input]++;
    }

    /// <summary>Categories put together, where a coarser one holds them.</summary>
    public void Add(GroupCounts other)
    {
        Subjects += other.Subjects;
        for (var input = 0; input < _matched.Length; input++) _matched[input] += other._matched[input];
    }
}
