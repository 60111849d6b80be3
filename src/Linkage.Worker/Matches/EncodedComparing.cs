using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;

namespace Linkage.Worker.Matches;

/// <summary>Compares encodings as a match is set to.</summary>
/// <param name="weights">Of all right encodings, where bits are weighed.</param>
internal sealed class EncodedComparing(MatchSettings settings, int threads, BitWeights? weights)
{
    /// <summary>How large a block may be was asked before the match was cut; here is a part of it.</summary>
    public Outcome<IReadOnlyList<ScoredPair>> Run(
        EncodingSet left, EncodingSet right, CandidateBlocks blocks, IProgress<Progress> progress, CancellationToken cancel) =>
        EncodedMatch.Match(
            left, right, blocks,
            new MatchOptions(settings.Measure, settings.Threshold, threads, MaxPairs: LinkAssignment.MostPairs,
                MaxBlockMembers: int.MaxValue, TopPerLeft: settings.TopK, ScoreDecimals: EncodedMatching.Decimals, Weights: weights),
            progress, cancel);
}
