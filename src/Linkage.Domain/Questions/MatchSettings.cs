using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;

namespace Linkage.Domain.Questions;

/// <summary>
/// How a join that is not exact finds its pairs. In an encoded join `on` names the two encoding fields; in a probabilistic one it names
/// the fields that are compared, and a model calls each pair by its right field.
/// </summary>
public sealed record MatchSettings
{
    public const long UsualCandidates = 100_000_000_000;

    /// <summary>The least cap there is.</summary>
    public const long FewestCandidates = 1_000_000;

    /// <summary>Least similarity of a link, or its least probability of being one subject; 0 to 1.</summary>
    public required double Threshold { get; init; }

    /// <summary>Of an encoded join.</summary>
    public SimilarityMeasure Measure { get; init; } = SimilarityMeasure.Dice;

    public MatchAssignment Assignment { get; init; } = MatchAssignment.Greedy;

    /// <summary>
    /// Of groups: the share of the pairs between two of them that must reach the threshold before they become one; 1, the usual, asks for
    /// all.
    /// </summary>
    public double? MergeShare { get; init; }

    /// <summary>
    /// Only so many of the best pairs of each row take part, of a left row first and then of a right one; 1 to 1,000. Without it all do.
    /// </summary>
    public int? TopK { get; init; }

    /// <summary>
    /// Sets of pairs of fields; rows are compared when all pairs of one set are equal. Without any, and without sampling, all are compared.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<JoinKey>> Blocks { get; init; } = [];

    /// <summary>Of an encoded join: compare rows that agree on sampled bits.</summary>
    public BitSampling? Sampling { get; init; }

    /// <summary>Of a probabilistic join: a model that was trained before.</summary>
    public LinkModelDocument? Model { get; init; }

    /// <summary>Of a probabilistic join: what a model is trained to, from the deliveries of the job.</summary>
    public LinkSpecification? Train { get; init; }

    /// <summary>
    /// More comparisons than this are refused before any is made; a power of ten from a million, as a finer cap would let anybody count the
    /// pairs that share a key.
    /// </summary>
    public long MostCandidates { get; init; } = UsualCandidates;

    /// <summary>Rows whose encoding has no bit set, or all of them, count as unlinkable instead of being refused.</summary>
    public bool LeaveOutUnusable { get; init; }
}

/// <summary>
/// Which pairs become links. Never does a right row belong to two subjects: whoever is counted would be counted through others.
/// </summary>
public enum MatchAssignment
{
    /// <summary>One row to one row, the best pair first.</summary>
    Greedy,

    /// <summary>One row to one row, with the highest sum of scores.</summary>
    Optimal,

    /// <summary>Several left rows of one subject may share a right row.</summary>
    ManyToOne,

    /// <summary>
    /// All joins that say so are matched with the population and among each other, and their rows put into groups with one row of each
    /// input at most.
    /// </summary>
    Groups,
}

/// <summary>Hamming locality-sensitive hashing: in each table, rows that agree on the sampled bits are compared.</summary>
public sealed record BitSampling
{
    public required int Tables { get; init; }

    public required int Bits { get; init; }
}
