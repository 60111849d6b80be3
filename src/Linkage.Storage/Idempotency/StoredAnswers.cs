using Linkage.Storage.Databases;

namespace Linkage.Storage.Idempotency;

/// <summary>
/// Answers by Idempotency-Key, kept in the transaction of what they report: either both are there or neither, and of two requests with
/// one key at the same instant the unique key lets one through.
/// </summary>
public static class StoredAnswers
{
    private const string Columns = "actor, idempotency_key, request_hash, status, location, body, created_at";

    public static Task<StoredAnswer?> FindAsync(Session session, string actor, string key, CancellationToken cancel) =>
        session.FindAsync<StoredAnswer>(
            $"SELECT {Columns} FROM idempotency_keys WHERE actor = @actor AND idempotency_key = @key", new { actor, key }, cancel);

    public static Task AddAsync(Session session, StoredAnswer answer, CancellationToken cancel) =>
        session.ExecuteAsync(
            $"INSERT INTO idempotency_keys ({Columns}) VALUES (@Actor, @IdempotencyKey, @RequestHash, @Status, @Location, @Body, @CreatedAt)",
            answer,
            cancel);

    /// <summary>Forgets answers from before the given instant.</summary>
    public static Task<int> ForgetAsync(Session session, DateTimeOffset before, CancellationToken cancel) =>
        session.ExecuteAsync("DELETE FROM idempotency_keys WHERE created_at < @before", new { before }, cancel);
}
