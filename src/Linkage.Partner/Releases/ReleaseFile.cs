namespace Linkage.Partner.Releases;

/// <summary>A file of a release.</summary>
internal sealed record ReleaseFile(string Name, long? Bytes, string? Sha256);
