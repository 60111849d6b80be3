using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Budgets;

/// <summary>
/// Methods and costs of all runs over a population, which is everybody in the project. A row is written before the noise is drawn, for
/// every run anew, and stays whatever becomes of the run: nobody can know who saw it.
/// </summary>
public static class ProtectionStore
{
    private const string Suppression = "suppression";

    /// <summary>Writes the run down if the budget allows.</summary>
    /// <param name="cost">In billionths of ρ; zero for methods without a budget.</param>
    /// <param name="budget">Of all runs of the project together.</param>
    /// <returns>What all runs have cost, this one included; or refused as `budget-spent`.</returns>
    public static async Task<Outcome<long>> ReserveAsync(
        Session session, ProtectionRun run, long cost, long budget, CancellationToken cancel)
    {
        await session.Dialect.LockAsync(session, $"linkage-budget-{run.ProjectId}", cancel);
        var spent = await SpentAsync(session, run.ProjectId, cancel);
        if (cost > budget - spent)
            return new Refusal(RefusalKind.Unsafe, "budget-spent",
                "What is left of the privacy budget of this population does not cover this question.");
        await session.ExecuteAsync(
            """
            INSERT INTO protections (job_id, attempt, run, project_id, method, cost, created_at)
            SELECT @JobId, @Attempt, COALESCE(MAX(run), 0) + 1, @ProjectId, @Method, @cost, @CreatedAt
            FROM protections WHERE job_id = @JobId AND attempt = @Attempt
            """,
            new { run.JobId, run.Attempt, run.ProjectId, run.Method, cost, run.CreatedAt },
            cancel);
        return spent + cost;
    }

    public static Task<long> SpentAsync(Session session, ProjectId project, CancellationToken cancel) =>
        session.ScalarAsync<long>("SELECT COALESCE(SUM(cost), 0) FROM protections WHERE project_id = @project", new { project }, cancel);

    /// <summary>The methods of the runs of one attempt; none when it ran before methods were written down.</summary>
    public static Task<IReadOnlyList<string>> MethodsAsync(Session session, JobId job, int attempt, CancellationToken cancel) =>
        session.ListAsync<string>(
            "SELECT DISTINCT method FROM protections WHERE job_id = @job AND attempt = @attempt ORDER BY method", new { job, attempt }, cancel);

    /// <summary>The methods of all releases of the project, recalled ones included, but of one job.</summary>
    public static Task<IReadOnlyList<string>> ReleasedAsync(Session session, ProjectId project, JobId except, CancellationToken cancel) =>
        session.ListAsync<string>(
            $"""
             SELECT DISTINCT COALESCE(p.method, '{Suppression}') AS method
             FROM releases AS r
             INNER JOIN jobs AS j ON j.id = r.job_id
             LEFT JOIN protections AS p ON p.job_id = r.job_id AND p.attempt = j.attempt
             WHERE r.project_id = @project AND r.job_id <> @except
             ORDER BY method
             """,
            new { project, except },
            cancel);
}
