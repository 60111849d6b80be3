using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Spine;

/// <summary>
/// Project pseudonyms and the dense integers that stand for them. Numbers are given once, from 1 without gaps, in the order of the
/// pseudonyms of the delivery that brings them, whatever the order of its rows.
/// </summary>
internal static class SpineStore
{
    /// <summary>The number of the project's spine of the entity type; made when it is not there.</summary>
    public static async Task<int> FindOrAddAsync(Session session, ProjectId project, string entityType, CancellationToken cancel)
    {
        if (await FindAsync(session, project, entityType, cancel) is { } known) return known;
        await session.Dialect.LockAsync(session, "linkage-spines", cancel);
        if (await FindAsync(session, project, entityType, cancel) is { } meanwhile) return meanwhile;
        var spine = 1 + await session.ScalarAsync<int>("SELECT COALESCE(MAX(spine), 0) FROM spines", null, cancel);
        await session.ExecuteAsync(
            "INSERT INTO spines (spine, project_id, entity_type) VALUES (@spine, @project, @entityType)",
            new { spine, project, entityType },
            cancel);
        return spine;
    }

    /// <returns>Null when no delivery of the project has held such a subject yet.</returns>
    public static Task<int?> FindAsync(Session session, ProjectId project, string entityType, CancellationToken cancel) =>
        session.ScalarAsync<int?>(
            "SELECT spine FROM spines WHERE project_id = @project AND entity_type = @entityType", new { project, entityType }, cancel);

    /// <summary>Gives a number to every pseudonym of the table that has none yet. One delivery of a spine at a time.</summary>
    /// <param name="keysTable">A table with distinct pseudonyms; a name of <see cref="Tables.DeliveryTable.KeysOf"/>.</param>
    /// <returns>How many subjects are new.</returns>
    public static async Task<int> SettleAsync(Session session, int spine, string keysTable, CancellationToken cancel)
    {
        await session.Dialect.LockAsync(session, $"linkage-spine-{spine}", cancel);
        var last = await session.ScalarAsync<long>(
            "SELECT COALESCE(MAX(subject), 0) FROM subjects WHERE spine = @spine", new { spine }, cancel);
        return await session.ExecuteAsync(
            $"""
             INSERT INTO subjects (spine, pseudonym, subject)
             SELECT @spine, k.pseudonym, @last + ROW_NUMBER() OVER (ORDER BY k.pseudonym)
             FROM {keysTable} AS k
             WHERE NOT EXISTS (SELECT 1 FROM subjects AS u WHERE u.spine = @spine AND u.pseudonym = k.pseudonym)
             """,
            new { spine, last },
            cancel);
    }
}
