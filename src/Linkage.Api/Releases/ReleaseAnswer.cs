using Linkage.Domain.Releases;
using Linkage.Storage.Releases;

namespace Linkage.Api.Releases;

/// <summary>What left, for good.</summary>
/// <param name="Files">Left out in lists.</param>
/// <param name="Reason">Why it was recalled.</param>
public sealed record ReleaseAnswer(
    string Id, string Job, string Project, ReleaseState State, string ResultHash, DateTimeOffset CreatedAt,
    IReadOnlyList<ReleaseFileAnswer>? Files,
    string? RecalledBy, DateTimeOffset? RecalledAt, string? Reason)
{
    internal static ReleaseAnswer Of(Release release) => Of(release, null);

    internal static ReleaseAnswer Of(Release release, IEnumerable<ReleaseFile>? files) => new(
        release.Id.Value, release.JobId.Value, release.ProjectId.Value, release.State, release.ResultHash, release.CreatedAt,
        files is null ? null : [.. files.Select(ReleaseFileAnswer.Of)], release.RecalledBy, release.RecalledAt, release.Reason);
}

/// <summary>One file of a release.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Href">Where it is downloaded.</param>
public sealed record ReleaseFileAnswer(string Name, string MediaType, long Bytes, string Sha256, string Href)
{
    internal static ReleaseFileAnswer Of(ReleaseFile file) => new(
        file.Name, file.MediaType, file.Bytes, file.Sha256, $"/v1/releases/{file.ReleaseId}/files/{Uri.EscapeDataString(file.Name)}");
}
