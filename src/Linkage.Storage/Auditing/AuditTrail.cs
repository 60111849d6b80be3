using Linkage.Domain.Auditing;
using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Auditing;

/// <summary>Appends to the chain inside the caller's transaction, so that a change and its event stand or fall together.</summary>
public static class AuditTrail
{
    public static async Task AppendAsync(Session session, Actor actor, AuditNote note, DateTimeOffset now, CancellationToken cancel)
    {
        await session.Dialect.LockAsync(session, "linkage-audit", cancel);
        var last = await session.FindAsync<Head>(
            $"SELECT sequence, hash FROM audit_events ORDER BY sequence DESC {session.Dialect.Take("@one")}", new { one = 1 }, cancel)
            ?? new Head();
        var entry = new AuditEntry(
            last.Sequence + 1, now, actor.Subject, actor.Organisation.Value, actor.Origin, note.Action, note.ObjectKind, note.ObjectId,
            note.ProjectId, note.Result, note.Detail, actor.TraceId);
        await session.ExecuteAsync(
            """
            INSERT INTO audit_events (sequence, at, actor, organisation_id, origin, action, object_kind, object_id, project_id, result, detail,
                trace_id, previous_hash, hash)
            VALUES (@Sequence, @At, @Actor, @Organisation, @Origin, @Action, @ObjectKind, @ObjectId, @ProjectId, @Result, @Detail,
                @TraceId, @Previous, @Hash)
            """,
            new
            {
                entry.Sequence,
                At = entry.Instant,
                entry.Actor,
                entry.Organisation,
                Origin = entry.Role,
                entry.Action,
                entry.ObjectKind,
                entry.ObjectId,
                ProjectId = entry.Project,
                entry.Result,
                entry.Detail,
                entry.TraceId,
                Previous = last.Hash,
                Hash = Convert.ToHexStringLower(AuditChain.Hash(Convert.FromHexString(last.Hash), entry)),
            },
            cancel);
    }

    private sealed class Head
    {
        public long Sequence { get; init; }

        public string Hash { get; init; } = AuditHead.Empty.Hash;
    }
}
