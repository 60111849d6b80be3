using Linkage.Domain.Identity;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Projects;

/// <summary>Who accepted which version. Every method works in the caller's session, and so in the caller's transaction.</summary>
public static class AcceptanceStore
{
    private const string Columns = "project_id, version, organisation_id, document_hash, accepted_by, accepted_at";

    /// <returns>False when the organisation had accepted it before: nothing was changed and nothing audited.</returns>
    public static async Task<bool> AddAsync(Session session, Acceptance acceptance, Mover mover, CancellationToken cancel)
    {
        var added = await session.ExecuteAsync(
            $"""
             INSERT INTO acceptances ({Columns})
             SELECT @ProjectId, @Version, @OrganisationId, @DocumentHash, @AcceptedBy, @AcceptedAt
             WHERE NOT EXISTS (
                 SELECT 1 FROM acceptances WHERE project_id = @ProjectId AND version = @Version AND organisation_id = @OrganisationId)
             """,
            acceptance,
            cancel);
        if (added == 0) return false;
        var note = new AuditNote(
            "accept-version", "agreement", $"{acceptance.ProjectId}/{acceptance.Version}", acceptance.ProjectId.Value, "done", mover.Detail);
        await AuditTrail.AppendAsync(session, mover.Actor, note, mover.Now, cancel);
        return true;
    }

    public static Task<IReadOnlyList<Acceptance>> ListAsync(Session session, ProjectId project, int version, CancellationToken cancel) =>
        session.ListAsync<Acceptance>(
            $"SELECT {Columns} FROM acceptances WHERE project_id = @project AND version = @version ORDER BY organisation_id",
            new { project, version },
            cancel);
}
