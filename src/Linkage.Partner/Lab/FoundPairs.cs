using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;

namespace Linkage.Partner.Lab;

/// <summary>Pairs, and for each record of both sides its place in its file.</summary>
/// <param name="Quality">Judges the links that are chosen from the pairs; null where that is not known.</param>
internal sealed record FoundPairs(
    IReadOnlyList<ScoredPair> Pairs,
    IReadOnlyList<int> LeftRows,
    IReadOnlyList<int> RightRows,
    Func<IReadOnlyList<ScoredPair>, CancellationToken, MatchQuality>? Quality);
