using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Tests.Matching;

/// <summary>Matching under the running test's cancellation.</summary>
internal static class Matches
{
    public static Outcome<IReadOnlyList<ScoredPair>> Of(EncodingSet left, EncodingSet right, MatchOptions options) =>
        EncodedMatch.Match(left, right, options, cancel: TestContext.Current.CancellationToken);

    public static Outcome<IReadOnlyList<ScoredPair>> Of(
        EncodingSet left, EncodingSet right, CandidateBlocks blocks, MatchOptions options) =>
        EncodedMatch.Match(left, right, blocks, options, cancel: TestContext.Current.CancellationToken);
}
