using Linkage.Domain.Auditing;
using Linkage.Domain.Signing;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Audits;

/// <summary>Signed heads of the chain: they show when its end was cut off, or the whole of it written again.</summary>
public static class AuditHeads
{
    /// <summary>Signs the present head, unless that was done.</summary>
    /// <returns>Whether there was a new head.</returns>
    public static async Task<bool> SignAsync(Session session, SigningKey key, DateTimeOffset now, CancellationToken cancel)
    {
        await session.Dialect.LockAsync(session, "linkage-audit", cancel);
        var last = await session.FindAsync<Head>(
            $"SELECT sequence, hash FROM audit_events ORDER BY sequence DESC {session.Dialect.Take("@one")}", new { one = 1 }, cancel);
        if (last is null) return false;
        return await session.ExecuteAsync(
            """
            INSERT INTO audit_heads (sequence, hash, signature, signed_at)
            SELECT @Sequence, @Hash, @Signature, @now WHERE NOT EXISTS (SELECT 1 FROM audit_heads WHERE sequence >= @Sequence)
            """,
            new { last.Sequence, last.Hash, Signature = new AuditHead(last.Sequence, last.Hash).Sign(key), now },
            cancel) == 1;
    }

    /// <summary>The signature of the newest head; null when none was signed yet.</summary>
    public static Task<string?> NewestAsync(Session session, CancellationToken cancel) =>
        session.FindAsync<string>(
            $"SELECT signature FROM audit_heads ORDER BY sequence DESC {session.Dialect.Take("@one")}", new { one = 1 }, cancel);

    private sealed class Head
    {
        public required long Sequence { get; init; }

        public required string Hash { get; init; }
    }
}
