using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching;

/// <summary>Which of the pairs that reach the threshold become links.</summary>
public enum AssignmentMethod
{
    /// <summary>Every pair.</summary>
    All,

    /// <summary>One to one: the best pair first, then the best of what is left (anonlink's solver).</summary>
    Greedy,

    /// <summary>One to one: the links whose scores add up to the most.</summary>
    Optimal,

    /// <summary>Every left record to its best right one, which several may share.</summary>
    ManyToOne,
}

/// <summary>Turns pairs into links. Ties go to the lower left place, then to the lower right one.</summary>
public static class Assignment
{
    /// <summary>An optimal assignment of more pairs than this, all connected, is not tried.</summary>
    public const int MostConnected = 250_000;

    /// <summary>Refused as `component-too-large`; null when the pairs can be assigned by the method.</summary>
    public static Refusal? RefusalOf(AssignmentMethod method, IReadOnlyList<ScoredPair> pairs, int mostConnected = MostConnected) =>
        method == AssignmentMethod.Optimal ? PairComponents.RefusalOf(pairs, mostConnected) : null;

    /// <returns>The links by left and right place.</returns>
    public static IReadOnlyList<ScoredPair> Choose(
        AssignmentMethod method, IReadOnlyList<ScoredPair> pairs, IProgress<Progress>? progress = null, CancellationToken cancel = default)
    {
        List<ScoredPair> links = method switch
        {
            AssignmentMethod.All => [.. pairs],
            AssignmentMethod.Greedy => Greedy(pairs),
            AssignmentMethod.Optimal => OptimalAssignment.Of(pairs, progress, cancel),
            AssignmentMethod.ManyToOne => ManyToOne(pairs),
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };
        links.Sort(ScoredPair.InOrder);
        return links;
    }

    private static List<ScoredPair> Greedy(IReadOnlyList<ScoredPair> pairs)
    {
        RecordMarks left = RecordMarks.OfLeft(pairs), right = RecordMarks.OfRight(pairs);
        return Taken(pairs, pair =>
        {
            if (left.Contains(pair.Left) || right.Contains(pair.Right)) return false;
            return left.Add(pair.Left) && right.Add(pair.Right);
        });
    }

    private static List<ScoredPair> ManyToOne(IReadOnlyList<ScoredPair> pairs)
    {
        var left = RecordMarks.OfLeft(pairs);
        return Taken(pairs, pair => left.Add(pair.Left));
    }

    /// <summary>Asks the best pair first; what is not taken leaves room in the one copy that there is.</summary>
    private static List<ScoredPair> Taken(IReadOnlyList<ScoredPair> pairs, Predicate<ScoredPair> take)
    {
        List<ScoredPair> sorted = [.. pairs];
        sorted.Sort(ScoredPair.BestFirst);
        sorted.RemoveAll(pair => !take(pair));
        return sorted;
    }
}
