using Linkage.Domain.Identity;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Organisations;

/// <summary>
/// Organisations in the control database. Every method works in the caller's session, and so in the caller's transaction.
/// </summary>
public static class OrganisationStore
{
    private const string Columns = "id, name, created_at";

    /// <returns>False when there is one of that name: nothing was changed and nothing audited.</returns>
    public static async Task<bool> AddAsync(Session session, Organisation organisation, Mover mover, CancellationToken cancel)
    {
        var added = await session.ExecuteAsync(
            $"INSERT INTO organisations ({Columns}) SELECT @Id, @Name, @CreatedAt WHERE NOT EXISTS (SELECT 1 FROM organisations WHERE id = @Id)",
            new { organisation.Id, organisation.Name, organisation.CreatedAt },
            cancel);
        if (added == 0) return false;
        await AuditTrail.AppendAsync(
            session, mover.Actor, new AuditNote("create", "organisation", organisation.Id.Value, null), mover.Now, cancel);
        return true;
    }

    public static Task<Organisation?> FindAsync(Session session, OrganisationId id, CancellationToken cancel) =>
        session.FindAsync<Organisation>($"SELECT {Columns} FROM organisations WHERE id = @id", new { id }, cancel);

    /// <summary>In the order of their ids.</summary>
    public static Task<IReadOnlyList<Organisation>> ListAsync(Session session, Page page, CancellationToken cancel) =>
        session.ListAsync<Organisation>(
            $"SELECT {Columns} FROM organisations WHERE @After IS NULL OR id > @After ORDER BY id {session.Dialect.Take("@Take")}",
            new { page.After, page.Take },
            cancel);
}
