using Linkage.Domain.Identity;

namespace Linkage.Storage.Jobs;

/// <summary>The protected tables and the risk report of one attempt, as canonical JSON.</summary>
public sealed class Result
{
    public required JobId JobId { get; init; }

    public required int Attempt { get; init; }

    public required string Document { get; init; }

    public required string Report { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 over the document and the report: what a reviewer signs for.</summary>
    public required string ResultHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
