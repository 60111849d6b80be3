using Linkage.Domain.Identity;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Reviews;

/// <summary>Verdicts in the control database; a unique key holds every person to one verdict per attempt.</summary>
public static class ReviewStore
{
    private const string Columns = "id, job_id, attempt, reviewer, organisation_id, verdict, reason, result_hash, created_at";

    public static async Task AddAsync(Session session, Review review, Mover mover, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            $"""
             INSERT INTO reviews ({Columns})
             VALUES (@Id, @JobId, @Attempt, @Reviewer, @OrganisationId, @Verdict, @Reason, @ResultHash, @CreatedAt)
             """,
            new
            {
                review.Id,
                review.JobId,
                review.Attempt,
                review.Reviewer,
                review.OrganisationId,
                Verdict = review.Verdict.ToString(),
                review.Reason,
                review.ResultHash,
                review.CreatedAt,
            },
            cancel);
        var note = new AuditNote("review", "job", review.JobId.Value, mover.Project?.Value, "done", mover.Detail);
        await AuditTrail.AppendAsync(session, mover.Actor, note, mover.Now, cancel);
    }

    /// <summary>The verdicts on one attempt, oldest first.</summary>
    public static Task<IReadOnlyList<Review>> ListAsync(Session session, JobId job, int attempt, CancellationToken cancel) =>
        session.ListAsync<Review>(
            $"SELECT {Columns} FROM reviews WHERE job_id = @job AND attempt = @attempt ORDER BY created_at, id", new { job, attempt }, cancel);

    /// <summary>Verdicts on a job are given one at a time, so that the last of the approvals that are needed sees all others.</summary>
    public static Task LockAsync(Session session, JobId job, CancellationToken cancel) =>
        session.Dialect.LockAsync(session, $"linkage-review-{job}", cancel);
}
