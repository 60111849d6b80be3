using System.Security.Cryptography;
using Linkage.Domain.Sealing;
using Linkage.Partner.Homes;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Uploads;

/// <summary>Makes the bytes that are sent, and their SHA-256, in memory of one buffer.</summary>
internal static class Packing
{
    private const int BufferLength = 1 << 20;

    /// <summary>Seals a file into a copy that lies beside the record of the upload.</summary>
    /// <returns>SHA-256 of the sealed copy, lower-case hex.</returns>
    public static async Task<string> SealAsync(
        FileInfo source, string copy, SealingPublicKey key, Progress progress, CancellationToken cancel)
    {
        using var hash = SHA256.Create();
        await using (var target = new CryptoStream(Home.Create(copy), hash, CryptoStreamMode.Write))
        {
            await using var sealing = new SealingStream(target, key, leaveOpen: true);
            await ReadAsync(source, progress, (bytes, stop) => sealing.WriteAsync(bytes, stop), cancel);
            await sealing.CompleteAsync(cancel);
            await target.FlushFinalBlockAsync(cancel);
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <returns>SHA-256 of the file as it is, lower-case hex.</returns>
    public static async Task<string> HashAsync(FileInfo source, Progress progress, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await ReadAsync(
            source,
            progress,
            (bytes, _) =>
            {
                hash.AppendData(bytes.Span);
                return ValueTask.CompletedTask;
            },
            cancel);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task ReadAsync(
        FileInfo source, Progress progress, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, CancellationToken cancel)
    {
        await using var plain = new FileStream(source.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
        var buffer = new byte[BufferLength];
        for (int read; (read = await plain.ReadAsync(buffer, cancel)) > 0;)
        {
            await take(buffer.AsMemory(0, read), cancel);
            progress.Report(plain.Position);
        }
    }
}
