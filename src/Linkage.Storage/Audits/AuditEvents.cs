using System.Runtime.CompilerServices;
using Dapper;
using Linkage.Domain.Auditing;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Audits;

/// <summary>The audit trail, for reading. Only <see cref="Auditing.AuditTrail"/> writes it.</summary>
public static class AuditEvents
{
    private const string Columns =
        """
        sequence, at, actor, organisation_id, origin, action, object_kind, object_id, project_id, result, detail, trace_id, previous_hash, hash
        """;

    /// <summary>Oldest first, from after the given sequence.</summary>
    public static Task<IReadOnlyList<AuditEvent>> ListAsync(Session session, long after, int take, CancellationToken cancel) =>
        session.ListAsync<AuditEvent>(
            $"SELECT {Columns} FROM audit_events WHERE sequence > @after ORDER BY sequence {session.Dialect.Take("@take")}",
            new { after, take },
            cancel);

    /// <summary>Recomputes the whole chain, in bounded memory.</summary>
    /// <param name="head">The newest head that a signature vouches for, or null.</param>
    public static Task<AuditVerdict> VerifyAsync(Session session, AuditHead? head, CancellationToken cancel) =>
        AuditChain.VerifyAsync(StoredAsync(session, cancel), head, cancel);

    private static async IAsyncEnumerable<StoredAuditEntry> StoredAsync(Session session, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = await session.ReadAsync($"SELECT {Columns} FROM audit_events ORDER BY sequence", null, cancel);
        var parse = rows.GetRowParser<AuditEvent>();
        while (await rows.ReadAsync(cancel)) yield return parse(rows).ToStored();
    }
}
