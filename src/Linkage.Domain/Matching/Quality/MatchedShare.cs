namespace Linkage.Domain.Matching.Quality;

/// <summary>How many records of a side, or of one group of it, were linked: who is missed shows here.</summary>
public readonly record struct MatchedShare(string Group, int Records, int Matched)
{
    public double Share => Records == 0 ? 0 : (double)Matched / Records;

    /// <param name="groups">For each record its group.</param>
    /// <returns>By group, in ordinal order.</returns>
    public static IReadOnlyList<MatchedShare> ByGroup(IReadOnlyList<string> groups, IEnumerable<int> linked)
    {
        var matched = linked.Distinct().GroupBy(record => groups[record]).ToDictionary(group => group.Key, group => group.Count());
        return
        [
            .. groups.GroupBy(group => group).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new MatchedShare(group.Key, group.Count(), matched.GetValueOrDefault(group.Key))),
        ];
    }
}
