using Linkage.Domain.Identity;
using Linkage.Domain.Projects;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Projects;

/// <summary>
/// Versions of agreements in the control database. Every method works in the caller's session, and so in the caller's transaction.
/// </summary>
public static class AgreementStore
{
    private const string Columns =
        "project_id, version, revision, state, document, document_hash, created_by, created_at, state_at, proposed_at";

    public static async Task AddAsync(Session session, Agreement agreement, Mover mover, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            $"""
             INSERT INTO agreements ({Columns})
             VALUES (@ProjectId, @Version, @Revision, @State, @Document, @DocumentHash, @CreatedBy, @CreatedAt, @StateAt, @ProposedAt)
             """,
            new
            {
                agreement.ProjectId,
                agreement.Version,
                agreement.Revision,
                State = agreement.State.ToString(),
                agreement.Document,
                agreement.DocumentHash,
                agreement.CreatedBy,
                agreement.CreatedAt,
                agreement.StateAt,
                agreement.ProposedAt,
            },
            cancel);
        await NoteAsync(session, "write", agreement, mover, cancel);
    }

    /// <summary>Writes the draft again.</summary>
    /// <param name="written">The draft as it becomes; its revision is one more than that of the draft that the writer saw.</param>
    /// <returns>False when the draft is not, or no longer, the one that the writer saw.</returns>
    public static async Task<bool> ReviseAsync(Session session, Agreement written, Mover mover, CancellationToken cancel)
    {
        var revised = await session.ExecuteAsync(
            """
            UPDATE agreements SET document = @Document, document_hash = @DocumentHash, revision = @Revision, state_at = @StateAt
            WHERE project_id = @ProjectId AND version = @Version AND state = 'Draft' AND revision = @Revision - 1
            """,
            new { written.Document, written.DocumentHash, written.Revision, written.StateAt, written.ProjectId, written.Version },
            cancel);
        if (revised == 1) await NoteAsync(session, "write", written, mover, cancel);
        return revised == 1;
    }

    public static Task<Agreement?> FindAsync(Session session, ProjectId project, int version, CancellationToken cancel) =>
        session.FindAsync<Agreement>(
            $"SELECT {Columns} FROM agreements WHERE project_id = @project AND version = @version", new { project, version }, cancel);

    /// <summary>
    /// The version in force of an active project, for the worker, which belongs to no organisation; null when there is none.
    /// </summary>
    public static async Task<Agreement?> InForceAsync(Session session, ProjectId project, CancellationToken cancel) =>
        await ProjectStore.FindAsync(session, project, cancel) is { State: ProjectState.Active, VersionInForce: { } version }
            ? await FindAsync(session, project, version, cancel)
                ?? throw new InvalidOperationException($"Version {version} of {project} is in force and not there.")
            : null;

    public static Task<Agreement?> LatestAsync(Session session, ProjectId project, CancellationToken cancel) =>
        session.FindAsync<Agreement>(
            $"SELECT {Columns} FROM agreements WHERE project_id = @project ORDER BY version DESC {session.Dialect.Take("@one")}",
            new { project, one = 1 },
            cancel);

    /// <summary>Newest version first.</summary>
    public static Task<IReadOnlyList<Agreement>> ListAsync(Session session, ProjectId project, CancellationToken cancel) =>
        session.ListAsync<Agreement>(
            $"SELECT {Columns} FROM agreements WHERE project_id = @project ORDER BY version DESC", new { project }, cancel);

    public static Task<bool> MoveAsync(
        Session session, ProjectId project, int version, AgreementState from, AgreementState to, Mover mover, CancellationToken cancel) =>
        session.MoveAsync(
            AgreementLifecycle.Steps, from, to, "agreements",
            new Dictionary<string, object> { ["project_id"] = project.Value, ["version"] = version }, mover, cancel);

    public static Task ProposedAsync(Session session, ProjectId project, int version, DateTimeOffset now, CancellationToken cancel) =>
        session.ExecuteAsync(
            "UPDATE agreements SET proposed_at = @now WHERE project_id = @project AND version = @version", new { project, version, now }, cancel);

    private static Task NoteAsync(Session session, string action, Agreement agreement, Mover mover, CancellationToken cancel) =>
        AuditTrail.AppendAsync(
            session,
            mover.Actor,
            new AuditNote(
                action, "agreement", $"{agreement.ProjectId}/{agreement.Version}", agreement.ProjectId.Value, "done", mover.Detail),
            mover.Now,
            cancel);
}
