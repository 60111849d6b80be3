namespace Linkage.Api.Hosting;

/// <summary>`Linkage:Uploads`.</summary>
internal sealed class UploadSettings
{
    /// <summary>Bytes of the largest file that is taken.</summary>
    public long LargestBytes { get; init; } = 64L * 1024 * 1024 * 1024;

    /// <summary>How long an upload that rests is kept.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(24);

    public IEnumerable<string> Faults()
    {
        if (LargestBytes < 1) yield return "Linkage:Uploads:LargestBytes must be 1 or more.";
        if (Lifetime < TimeSpan.FromMinutes(1)) yield return "Linkage:Uploads:Lifetime must be a minute or more, such as 24:00:00.";
    }
}
