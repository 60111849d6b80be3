using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Matches;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches;

/// <summary>One way to find pairs of two deliveries.</summary>
internal interface IMatching
{
    /// <summary>What must be known before the match is cut; refused when it cannot or may not be done.</summary>
    Task<Outcome<MatchPlan>> PlanAsync(CancellationToken cancel);

    /// <summary>Cuts the match into ranges, one at least, and makes ready what they read.</summary>
    /// <param name="cut">Names the cutting: one that was overtaken by another is never read.</param>
    Task<Outcome<IReadOnlyList<LeftRange>>> CutAsync(MatchPlan plan, LinkTable table, string cut, CancellationToken cancel);

    /// <summary>The pairs that reach the threshold, of the left records of one range.</summary>
    Task<Outcome<IReadOnlyList<StoredPair>>> ScanAsync(LinkTable table, string cut, LeftRange range, MatchWatch watch, CancellationToken cancel);

    /// <summary>A stored score as the assignment takes it: its order for best-first, or what makes sense to add up.</summary>
    double ScoreOf(int stored, bool forSum);

    /// <summary>What can be said of the links without showing anybody.</summary>
    Task<MatchQuality> JudgeAsync(IReadOnlyList<ScoredPair> links, string? model, CancellationToken cancel);
}

/// <param name="Model">Of a probabilistic match: the model that scores it, as JSON.</param>
internal sealed record MatchPlan(MatchEstimate Estimate, string? Model);
