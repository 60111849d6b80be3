using Linkage.Domain.Identity;
using Linkage.Domain.Releases;

namespace Linkage.Storage.Releases;

/// <summary>What left, for good: the signed manifest names every file with its SHA-256.</summary>
public sealed class Release
{
    public required ReleaseId Id { get; init; }

    public required JobId JobId { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required ReleaseState State { get; init; }

    /// <summary>Compact JWS (ES256) whose payload is the manifest.</summary>
    public required string Manifest { get; init; }

    public required string ResultHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StateAt { get; init; }

    public string? RecalledBy { get; init; }

    public DateTimeOffset? RecalledAt { get; init; }

    public string? Reason { get; init; }
}
