using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Sealing;

/// <summary>
/// The format in which a partner's file lies in the landing area. A header (magic, version, key id, chunk size, encapsulated key), then
/// chunks of 64 KiB, the last one shorter or equal, each sealed with AES-256-GCM under the HPKE context of the header (RFC 9180) with
/// its index as sequence number and, as associated data, the hash of the header, the index and whether it is the last. So an altered,
/// removed, moved, repeated or foreign chunk and a cut end are all noticed, in memory bounded by one chunk.
/// An empty file is one empty last chunk; no other chunk is empty.
/// </summary>
public static class SealedFile
{
    public const int ChunkSize = 64 * 1024;

    /// <summary>How many first bytes <see cref="KeyIdOf"/> needs.</summary>
    public const int HeaderLength = SealedHeader.Length;

    internal static ReadOnlySpan<byte> Info => "linkage sealed file v1"u8;

    /// <summary>Whether the bytes, at least the first 8 of a file, begin as a sealed file does.</summary>
    public static bool LooksSealed(ReadOnlySpan<byte> firstBytes) => firstBytes.StartsWith(SealedHeader.Magic);

    /// <summary>The key to which a file is sealed, read without any key from its first <see cref="HeaderLength"/> bytes.</summary>
    public static Outcome<KeyId> KeyIdOf(ReadOnlySpan<byte> firstBytes)
    {
        try
        {
            return SealedHeader.Read(firstBytes).KeyId;
        }
        catch (SealBrokenException broken)
        {
            return new Refusal(RefusalKind.Invalid, "not-sealed", broken.Message);
        }
    }

    /// <summary>Length of the sealed form of so many plain bytes; what an upload has to announce.</summary>
    public static long SealedLength(long plainLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plainLength);
        var chunks = Math.Max(1, (plainLength + ChunkSize - 1) / ChunkSize);
        return HeaderLength + plainLength + chunks * Hpke.TagLength;
    }

    /// <summary>Seals all of one stream into another; neither is disposed.</summary>
    public static async Task SealAsync(Stream plain, Stream target, SealingPublicKey recipient, CancellationToken cancellation = default)
    {
        await using var sealing = new SealingStream(target, recipient, leaveOpen: true);
        await plain.CopyToAsync(sealing, ChunkSize, cancellation).ConfigureAwait(false);
        await sealing.CompleteAsync(cancellation).ConfigureAwait(false);
    }
}
