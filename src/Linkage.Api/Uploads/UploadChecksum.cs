using System.Security.Cryptography;
using Linkage.Domain.Outcomes;

namespace Linkage.Api.Uploads;

/// <summary>The digest that a piece of an upload must have (checksum extension of tus).</summary>
internal sealed record UploadChecksum(HashAlgorithmName Algorithm, byte[] Digest)
{
    public const string Algorithms = "sha256,sha1";

    /// <returns>Null when none was announced.</returns>
    public static Outcome<UploadChecksum?> Read(HttpRequest request)
    {
        var header = request.Headers[Tus.Checksum].ToString();
        if (header.Length == 0) return (UploadChecksum?)null;
        var parts = header.Split(' ', 2);
        (HashAlgorithmName Name, int Bytes)? algorithm = parts[0] switch
        {
            "sha256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            "sha1" => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
            _ => null,
        };
        if (algorithm is not { } known || parts.Length < 2) return UploadRefusals.Checksum;
        var digest = new byte[known.Bytes];
        return Convert.TryFromBase64String(parts[1].Trim(), digest, out var written) && written == known.Bytes
            ? new UploadChecksum(known.Name, digest)
            : UploadRefusals.Checksum;
    }
}
