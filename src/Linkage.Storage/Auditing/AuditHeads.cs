using Linkage.Domain.Auditing;
using Linkage.Domain.Signing;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Auditing;

/// <summary>Heads of the chain that the worker signed: a chain cut short or rewritten from the start no longer meets them.</summary>
public static class AuditHeads
{
    /// <summary>Signs the newest event within the caller's transaction, which must have appended one.</summary>
    public static async Task SignAsync(Session session, SigningKey key, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await session.FindAsync<Row>(
            $"SELECT sequence, hash FROM audit_events ORDER BY sequence DESC {session.Dialect.Take("@one")}", new { one = 1 }, cancel);
        var head = new AuditHead(last!.Sequence, last.Hash);
        await session.ExecuteAsync(
            "INSERT INTO audit_heads (sequence, hash, signature, signed_at) VALUES (@Sequence, @Hash, @signature, @now)",
            new { head.Sequence, head.Hash, signature = head.Sign(key), now },
            cancel);
    }

    private sealed class Row
    {
        public required long Sequence { get; init; }

        public required string Hash { get; init; }
    }
}
