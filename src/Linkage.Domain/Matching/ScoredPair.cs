namespace Linkage.Domain.Matching;

/// <summary>Two records, by their zero-based places in the two sets, and how alike they are.</summary>
public readonly record struct ScoredPair(int Left, int Right, double Score)
{
    /// <summary>Best score first; then, as anonlink has it, by left and right place.</summary>
    public static Comparison<ScoredPair> BestFirst { get; } = (a, b) =>
        b.Score.CompareTo(a.Score) is var byScore and not 0 ? byScore
        : a.Left.CompareTo(b.Left) is var byLeft and not 0 ? byLeft
        : a.Right.CompareTo(b.Right);

    /// <summary>By left and right place.</summary>
    public static Comparison<ScoredPair> InOrder { get; } = (a, b) =>
        a.Left.CompareTo(b.Left) is var byLeft and not 0 ? byLeft : a.Right.CompareTo(b.Right);
}
