using Linkage.Domain.Identity;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Reviews;

/// <summary>Comments on jobs in the control database. They are never changed or taken away.</summary>
public static class CommentStore
{
    private const string Columns = "id, job_id, author, organisation_id, body, created_at";

    public static async Task AddAsync(Session session, Comment comment, Mover mover, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            $"INSERT INTO comments ({Columns}) VALUES (@Id, @JobId, @Author, @OrganisationId, @Body, @CreatedAt)", comment, cancel);
        var note = new AuditNote("comment", "job", comment.JobId.Value, mover.Project?.Value);
        await AuditTrail.AppendAsync(session, mover.Actor, note, mover.Now, cancel);
    }

    /// <summary>Oldest first.</summary>
    public static Task<IReadOnlyList<Comment>> ListAsync(Session session, JobId job, CancellationToken cancel) =>
        session.ListAsync<Comment>($"SELECT {Columns} FROM comments WHERE job_id = @job ORDER BY created_at, id", new { job }, cancel);
}
