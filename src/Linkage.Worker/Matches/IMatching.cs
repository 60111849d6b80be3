using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches;

/// <summary>One way to find pairs of two deliveries.</summary>
internal interface IMatching
{
    /// <summary>What must be known before ranges can be scanned; refused when it cannot or may not be done.</summary>
    Task<Outcome<MatchPlan>> PlanAsync(CancellationToken cancel);

    /// <summary>The pairs of left rows first to last with all right rows that reach the threshold.</summary>
    /// <param name="model">As planned.</param>
    Task<Outcome<IReadOnlyList<StoredPair>>> ScanAsync(long first, long last, string? model, MatchWatch watch, CancellationToken cancel);

    /// <summary>A stored score as the assignment takes it: its order for best-first, or what makes sense to add up.</summary>
    double ScoreOf(int stored, bool forSum);

    /// <summary>What can be said of the links without showing anybody.</summary>
    Task<MatchQuality> JudgeAsync(IReadOnlyList<ScoredPair> links, string? model, CancellationToken cancel);
}

/// <param name="Model">Of a probabilistic match: the model that scores it, as JSON.</param>
internal sealed record MatchPlan(MatchEstimate Estimate, string? Model);
