using System.Text.Json;
using Linkage.Api.Answers;
using Linkage.Domain.Matching;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Matches;

namespace Linkage.Api.Jobs;

/// <summary>The match of one join that is not exact: what it was estimated to cost, and how much of it is done.</summary>
/// <param name="Alias">Of the joined input; `b~c` between two inputs that are grouped with the population.</param>
/// <param name="Comparisons">Pairs to compare, as an order of magnitude: one digit, rounded up.</param>
/// <param name="Recall">Chance that a pair at the threshold is compared at all; left out where that does not depend on chance.</param>
/// <param name="Ranges">Parts that workers take one by one.</param>
public sealed record JobMatch(string Alias, long Comparisons, double? Recall, int Ranges, int RangesDone)
{
    /// <returns>Null for a job whose joins are all exact, or before they are planned.</returns>
    internal static async Task<IReadOnlyList<JobMatch>?> OfAsync(Session session, Job job, CancellationToken cancel)
    {
        var runs = await MatchStore.ListAsync(session, job.Id, job.Attempt, cancel);
        return runs.Count == 0 ? null : [.. runs.Select(Of)];
    }

    private static JobMatch Of(MatchRun run)
    {
        var estimate = JsonSerializer.Deserialize<MatchEstimate>(run.Estimate, Json.Options)!;
        var recall = estimate.Recall is { } share ? Math.Round(share, 3) : (double?)null;
        return new(run.Alias, MatchEstimate.About(estimate.Comparisons), recall, run.Ranges, run.Ranges - run.RangesLeft);
    }
}
