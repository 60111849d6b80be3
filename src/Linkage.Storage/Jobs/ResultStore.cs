using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Jobs;

public static class ResultStore
{
    private const string Columns = "job_id, attempt, document, report, result_hash, created_at";

    /// <summary>A run again of the same attempt gives the same bytes, and so replaces what a crash left.</summary>
    public static async Task PutAsync(Session session, Result result, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            "DELETE FROM results WHERE job_id = @JobId AND attempt = @Attempt", new { result.JobId, result.Attempt }, cancel);
        await session.ExecuteAsync(
            $"INSERT INTO results ({Columns}) VALUES (@JobId, @Attempt, @Document, @Report, @ResultHash, @CreatedAt)", result, cancel);
    }

    public static Task<Result?> FindAsync(Session session, JobId job, int attempt, CancellationToken cancel) =>
        session.FindAsync<Result>(
            $"SELECT {Columns} FROM results WHERE job_id = @job AND attempt = @attempt", new { job, attempt }, cancel);
}
