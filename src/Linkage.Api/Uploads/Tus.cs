namespace Linkage.Api.Uploads;

/// <summary>Words of the tus resumable upload protocol, version 1.0.0 (tus.io).</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Resumable = "Tus-Resumable";
    public const string Versions = "Tus-Version";
    public const string MaxSize = "Tus-Max-Size";
    public const string Extension = "Tus-Extension";
    public const string Algorithms = "Tus-Checksum-Algorithm";
    public const string Offset = "Upload-Offset";
    public const string Length = "Upload-Length";
    public const string DeferLength = "Upload-Defer-Length";
    public const string Metadata = "Upload-Metadata";
    public const string Checksum = "Upload-Checksum";
    public const string Expires = "Upload-Expires";
    public const string MediaType = "application/offset+octet-stream";
    public const string Extensions = "creation,creation-with-upload,checksum,expiration,termination";

    /// <summary>The status that the checksum extension adds.</summary>
    public const int ChecksumMismatch = 460;
}
