namespace Linkage.Storage.Idempotency;

/// <summary>What was answered to the first request that carried a key; the same request gets the same answer again.</summary>
public sealed class StoredAnswer
{
    /// <summary>Who asked: keys of different people never meet.</summary>
    public required string Actor { get; init; }

    public required string IdempotencyKey { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 over method, path and body.</summary>
    public required string RequestHash { get; init; }

    public required int Status { get; init; }

    public string? Location { get; init; }

    public string? Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
