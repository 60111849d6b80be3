using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Keys;

/// <summary>
/// A secret of 32 bytes with one purpose, which stands before it in its written form so that no file can be taken for another:
/// <c>linkage-key-v1:</c> and 43 characters base64url, on one line. Erased when disposed; never shown by ToString. Safe for concurrent use.
/// </summary>
public abstract class SecretKey : IDisposable
{
    public const int ByteLength = 32;
    private const int FewestDistinctBytes = 12;
    private readonly byte[] _bytes;
    private readonly string _purpose;

    /// <summary>HMAC states with the key in them: to make one takes longer than to use it, and one serves one thread at a time.</summary>
    private readonly ConcurrentBag<IncrementalHash> _idle = [];

    private readonly Lazy<HmacLanes> _lanes;
    private bool _disposed;

    private protected SecretKey(string purpose, byte[] bytes)
    {
        (_purpose, _bytes) = (purpose, bytes);
        _lanes = new Lazy<HmacLanes>(() => new HmacLanes(_bytes));
    }

    /// <summary>For many short messages at once.</summary>
    internal HmacLanes Lanes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _lanes.Value;
        }
    }

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The written form. It is the secret: for a file that only its owner can read, never for a log or an argument.</summary>
    public string ToText()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return $"{_purpose}:{Base64Url.EncodeToString(_bytes)}";
    }

    /// <summary>
    /// 16 hexadecimal digits by which two holders see, over the telephone, that they hold the same key; tells nothing else of it.
    /// The first 64 bits of HMAC-SHA256(key, purpose || 0x1F || "fingerprint").
    /// </summary>
    public string Fingerprint()
    {
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Mac(Encoding.UTF8.GetBytes(_purpose + "\u001Ffingerprint"), tag);
        return Convert.ToHexStringLower(tag[..8]);
    }

    public override string ToString() => $"{_purpose} {Fingerprint()}";

    public void Dispose()
    {
        _disposed = true;
        if (_lanes.IsValueCreated) _lanes.Value.Dispose();
        while (_idle.TryTake(out var hash)) hash.Dispose();
        CryptographicOperations.ZeroMemory(_bytes);
        GC.SuppressFinalize(this);
    }

    /// <summary>HMAC-SHA256 (RFC 2104) under this key, 32 bytes. Allocates nothing once warm.</summary>
    internal void Mac(ReadOnlySpan<byte> message, Span<byte> tag)
    {
        ObjectDisposedException.ThrowIf(_disposed, this); // An erased key would hash too, and the same for everyone.
        if (!_idle.TryTake(out var hash)) hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _bytes);
        hash.AppendData(message);
        hash.GetHashAndReset(tag);
        _idle.Add(hash);
    }

    private protected static byte[] Fresh() => RandomNumberGenerator.GetBytes(ByteLength);

    /// <summary>
    /// Reads the written form. A key that a person made up is refused: of 32 random bytes fewer than 12 differ with a chance
    /// below 10^-25, of "aaaa…", of words and of repeated digits they always do or the length is wrong.
    /// </summary>
    private protected static Outcome<byte[]> Read(string purpose, string text)
    {
        var line = text.AsSpan().Trim();
        if (line.ContainsAny('\r', '\n')) return Refused(purpose, "a key file holds one line");
        if (!line.StartsWith(purpose + ":", StringComparison.Ordinal)) return Refused(purpose, "the line does not begin with its purpose");
        var bytes = Decode(line[(purpose.Length + 1)..]);
        if (bytes is null) return Refused(purpose, "after the colon stand 43 characters base64url or 64 hexadecimal digits");
        return bytes.Distinct().Count() < FewestDistinctBytes ? Refused(purpose, "the key is not random") : bytes;
    }

    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length != 2 * ByteLength) return Base64UrlText.Decode(text, ByteLength);
        var bytes = new byte[ByteLength];
        return Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    private static Refusal Refused(string purpose, string why) =>
        new(RefusalKind.Invalid, "key-invalid", $"This is not a usable {purpose}: {why}.");
}
