namespace Linkage.Domain.Matching;

/// <summary>
/// Every left record to its best right one that no other subject has: several records of one subject may share it, subjects may not.
/// </summary>
public static class SharedAssignment
{
    /// <param name="subjectOf">The subject of a left record.</param>
    /// <returns>The links by left and right place. Ties go to the lower left place, then to the lower right one.</returns>
    public static IReadOnlyList<ScoredPair> Of(IReadOnlyList<ScoredPair> pairs, Func<int, long> subjectOf)
    {
        List<ScoredPair> sorted = [.. pairs];
        sorted.Sort(ScoredPair.BestFirst);
        HashSet<int> linked = [];
        Dictionary<int, long> owners = [];
        var links = sorted.FindAll(pair =>
        {
            if (linked.Contains(pair.Left)) return false;
            var subject = subjectOf(pair.Left);
            if (owners.TryGetValue(pair.Right, out var owner) && owner != subject) return false;
            owners[pair.Right] = subject;
            return linked.Add(pair.Left);
        });
        links.Sort(ScoredPair.InOrder);
        return links;
    }
}
