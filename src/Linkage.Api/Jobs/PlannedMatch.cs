using Linkage.Domain.Questions;

namespace Linkage.Api.Jobs;

/// <summary>How a join that is not exact would find its pairs.</summary>
/// <param name="Threshold">Least similarity or probability of a link.</param>
/// <param name="Blocks">
/// Pairs of rows are compared when they are equal in all fields of one block; without any, and without sampling, all are.
/// </param>
/// <param name="Candidates">
/// Pairs that would be compared at most; how many share a block is counted when the job runs. Left out in a dry run.
/// </param>
/// <param name="MostCandidates">More are refused.</param>
/// <param name="TopK">Only so many of the best pairs of each row take part; left out where all do.</param>
/// <param name="Trains">A model is trained from the deliveries first.</param>
public sealed record PlannedMatch(
    double Threshold, MatchAssignment Assignment, IReadOnlyList<IReadOnlyList<PlannedKey>> Blocks, BitSampling? Sampling, bool Trains,
        long? Candidates,
    long MostCandidates, int? TopK)
{
    internal static PlannedMatch Of(BoundMatch match, long? left, long? right) => new(
        match.Settings.Threshold, match.Settings.Assignment, [.. match.Blocks.Select(block => block.Select(PlannedKey.Of).ToList())],
        match.Settings.Sampling, match.Settings.Train is not null, left * right, match.Settings.MostCandidates, match.Settings.TopK);
}
