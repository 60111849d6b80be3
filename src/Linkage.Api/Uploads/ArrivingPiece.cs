using System.Buffers;
using System.Security.Cryptography;
using Linkage.Storage.Files;

namespace Linkage.Api.Uploads;

/// <summary>Writes the body of a request after what has arrived, in bounded memory, and answers what is there for good.</summary>
internal static class ArrivingPiece
{
    private const int BufferBytes = 128 * 1024;

    /// <param name="room">How many bytes the upload has left.</param>
    public static async Task<PieceFate> WriteAsync(
        PartFile part, Stream body, long room, UploadChecksum? checksum, CancellationToken cancel)
    {
        var before = part.Length;
        if (checksum is not null) part.Doubt();
        using var hash = checksum is null ? null : IncrementalHash.CreateHash(checksum.Algorithm);
        var fate = await CopyAsync(part.End(), body, room, hash, cancel);
        if (fate == PieceFate.Whole && hash is not null
            && !CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), checksum!.Digest))
            fate = PieceFate.Altered;
        // Without a checksum, what came before the connection broke is as good as any byte.
        if (fate is PieceFate.TooLong or PieceFate.Altered || (fate == PieceFate.Broken && checksum is not null)) part.Cut(before);
        else part.Confirm();
        return fate;
    }

    private static async Task<PieceFate> CopyAsync(Stream target, Stream body, long room, IncrementalHash? hash, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (true)
            {
                var read = await body.ReadAsync(buffer.AsMemory(), cancel);
                if (read == 0) return PieceFate.Whole;
                if (read > room) return PieceFate.TooLong;
                hash?.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                room -= read;
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or BadHttpRequestException)
        {
            return PieceFate.Broken;
        }
        finally
        {
            // Bytes of a partner's file do not stay behind in a pool.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}

/// <summary>How a piece ended.</summary>
internal enum PieceFate
{
    Whole,

    /// <summary>The connection broke; what came is kept, unless a checksum was to be confirmed.</summary>
    Broken,

    /// <summary>More came than was announced; nothing was kept.</summary>
    TooLong,

    /// <summary>The checksum is another one; nothing was kept.</summary>
    Altered,
}
