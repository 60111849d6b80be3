using System.Security.Cryptography;
using System.Text;
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
        var text = $"{last.Hash}|{last.Sequence + 1}|{actor.Subject}|{note.Action}|{note.ObjectId}|{now.UtcTicks}";
        await session.ExecuteAsync(
            """
            INSERT INTO audit_events (sequence, at, actor, organisation_id, origin, action, object_kind, object_id, project_id, result, detail,
                trace_id, previous_hash, hash)
            VALUES (@Sequence, @At, @Actor, @Organisation, @Origin, @Action, @ObjectKind, @ObjectId, @ProjectId, @Result, @Detail,
                @TraceId, @Previous, @Hash)
            """,
            new
            {
                Sequence = last.Sequence + 1,
                At = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"),
                Actor = actor.Subject,
                actor.Organisation,
                actor.Origin,
                note.Action,
                note.ObjectKind,
                note.ObjectId,
                note.ProjectId,
                note.Result,
                note.Detail,
                actor.TraceId,
                Previous = last.Hash,
                Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            },
            cancel);
    }

    private sealed class Head
    {
        public long Sequence { get; init; }

        public string Hash { get; init; } = new('0', 64);
    }
}
