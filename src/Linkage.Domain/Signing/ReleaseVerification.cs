using System.Security.Cryptography;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Signing;

/// <summary>What checking a downloaded release found.</summary>
/// <param name="Mismatches">All of them, in the order of the file names; empty when the release is exactly what was signed.</param>
public sealed record ReleaseVerification(ReleaseManifest Manifest, IReadOnlyList<ReleaseMismatch> Mismatches)
{
    public bool IsGenuine => Mismatches.Count == 0;

    /// <summary>
    /// Checks the signature, then every file. Refused when the signature fails: then nothing of the manifest may be believed.
    /// </summary>
    /// <param name="open">Opens a file of the folder by its name in the manifest, or gives null when it is not there.</param>
    /// <param name="present">Names of the files in the folder, the manifest itself left out; null when extra files do not matter.</param>
    public static Outcome<ReleaseVerification> Verify(
        string jws, VerificationKey key, Func<string, Stream?> open, IEnumerable<string>? present = null)
    {
        return ReleaseManifest.Open(jws, key).Then<ReleaseVerification>(manifest =>
        {
            var listed = new HashSet<string>(StringComparer.Ordinal);
            var wrong = manifest.Files.Select(file => Check(file, listed, open)).OfType<ReleaseMismatch>().ToList();
            wrong.AddRange((present ?? []).Where(name => !listed.Contains(name))
                .Select(name => new ReleaseMismatch(name, ReleaseMismatchKind.NotListed)));
            return new ReleaseVerification(manifest, [.. wrong.OrderBy(mismatch => mismatch.File, StringComparer.Ordinal)]);
        });
    }

    private static ReleaseMismatch? Check(ReleasedFile file, HashSet<string> listed, Func<string, Stream?> open)
    {
        if (!ReleasedFile.IsContained(file.Name) || !listed.Add(file.Name)) return new(file.Name, ReleaseMismatchKind.Name);
        using var stream = open(file.Name);
        if (stream is null) return new(file.Name, ReleaseMismatchKind.Missing);
        var (size, hash) = Measure(stream);
        if (size != file.Size) return new(file.Name, ReleaseMismatchKind.Size);
        return hash == file.Sha256 ? null : new(file.Name, ReleaseMismatchKind.Content);
    }

    /// <summary>Counts while hashing: a stream need not know its length.</summary>
    private static (long Size, string Hash) Measure(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var size = 0L;
        for (int read; (read = stream.Read(buffer)) > 0; size += read) hash.AppendData(buffer, 0, read);
        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
