namespace Linkage.Partner.Uploads;

/// <summary>An upload that has begun: enough to go on with it after an interruption, in the same bytes.</summary>
/// <param name="File">The bytes that are sent: the sealed copy, or the file itself. A file sealed again would be other bytes.</param>
/// <param name="IdempotencyKey">So that a creation whose answer was lost is not done twice.</param>
/// <param name="Location">Null until the service has answered the creation.</param>
internal sealed record UnfinishedUpload(
    string File,
    long Length,
    DateTimeOffset SourceModified,
    long SourceLength,
    UploadMetadata Metadata,
    string IdempotencyKey,
    string? Location)
{
    /// <summary>Whether it is still this file that was begun with.</summary>
    public bool Fits(FileInfo source, bool sealing) =>
        SourceLength == source.Length
        && SourceModified == source.LastWriteTimeUtc
        && Metadata.Sealed == sealing
        && System.IO.File.Exists(File)
        && new FileInfo(File).Length == Length;
}
