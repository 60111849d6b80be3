namespace Linkage.Partner.Releases;

/// <summary>A release as the service shows it.</summary>
internal sealed record Release(
    string Id, string? Job, string? State, string? CreatedAt, string? RecalledAt, string? Reason, IReadOnlyList<ReleaseFile>? Files)
{
    public void Show(Screens.Screen screen)
    {
        screen.Facts(
            ("release", Id),
            ("job", Job),
            ("state", State),
            ("released at", CreatedAt),
            ("recalled at", RecalledAt),
            ("reason", Reason));
        if (Files is { Count: > 0 } files)
        {
            screen.Table(["file", "bytes", "SHA-256"], files.Select(file => new[] { file.Name, file.Bytes?.ToString("D"), file.Sha256 }));
        }
    }
}
