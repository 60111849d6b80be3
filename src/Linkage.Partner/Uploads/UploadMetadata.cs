using System.Text;

namespace Linkage.Partner.Uploads;

/// <summary>What the service is told about a file before its bytes.</summary>
/// <param name="Sha256">Of the bytes as they are sent, lower-case hex.</param>
internal sealed record UploadMetadata(string Project, string Dataset, string Period, string FileName, string Sha256, bool Sealed)
{
    /// <summary>The Upload-Metadata header of tus 1.0: keys with base64 values, separated by commas.</summary>
    public string ToHeader() => string.Join(
        ",",
        Pairs().Select(pair => $"{pair.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}"));

    private IEnumerable<(string Key, string Value)> Pairs() =>
    [
        ("project", Project),
        ("dataset", Dataset),
        ("period", Period),
        ("filename", FileName),
        ("sha256", Sha256),
        ("sealed", Sealed ? "true" : "false"),
    ];
}
