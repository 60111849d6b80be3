using Linkage.Domain.Identity;

namespace Linkage.Storage.Releases;

public sealed class ReleaseFile
{
    public required ReleaseId ReleaseId { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}
