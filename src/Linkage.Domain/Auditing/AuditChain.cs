using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Linkage.Domain.Auditing;

/// <summary>
/// The chain of hashes through the audit trail: the hash of an entry covers the entry and the hash of the one before, so that nothing
/// in the middle can be altered, removed or moved without every later hash changing. What it cannot see by itself, a cut or rewritten
/// end, is seen by comparing with a signed <see cref="AuditHead"/>.
///
/// hash(n) = SHA-256( hash(n−1) || field(1) || … || field(12) ), hash(0) = <see cref="Genesis"/>. The fields stand in the order of
/// <see cref="AuditEntry"/>, sequence in decimal digits and instant in its text form; each is a length of 4 bytes, big-endian, and so
/// many bytes of UTF-8; a null has the length 0xFFFFFFFF and no bytes. So no two entries have the same encoding.
/// </summary>
public static class AuditChain
{
    public const int HashLength = SHA256.HashSizeInBytes;
    private const uint NullLength = uint.MaxValue;

    /// <summary>What stands before the first entry: SHA-256 of "linkage audit chain v1".</summary>
    public static byte[] Genesis => SHA256.HashData("linkage audit chain v1"u8);

    /// <summary>Hash of an entry, 32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> previousHash, AuditEntry entry)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(previousHash.Length, HashLength);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previousHash);
        foreach (var field in Fields(entry)) Append(hash, field);
        return hash.GetHashAndReset();
    }

    /// <summary>Checks rows in the order in which they are stored.</summary>
    /// <param name="head">The newest head known from elsewhere (signed, or in another database); null when there is none to compare
    /// with.</param>
    public static AuditVerdict Verify(IEnumerable<StoredAuditEntry> rows, AuditHead? head = null)
    {
        var verification = new AuditVerification(head);
        foreach (var row in rows)
            if (!verification.Look(row)) break;
        return verification.Verdict();
    }

    /// <inheritdoc cref="Verify"/>
    public static async Task<AuditVerdict> VerifyAsync(
        IAsyncEnumerable<StoredAuditEntry> rows, AuditHead? head = null, CancellationToken cancellation = default)
    {
        var verification = new AuditVerification(head);
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
            if (!verification.Look(row)) break;
        return verification.Verdict();
    }

    private static string?[] Fields(AuditEntry entry) =>
    [
        entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.Instant, entry.Actor, entry.Organisation, entry.Role, entry.Action,
        entry.ObjectKind, entry.ObjectId, entry.Project, entry.Result, entry.Detail, entry.TraceId,
    ];

    private static void Append(IncrementalHash hash, string? field)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
        BinaryPrimitives.WriteUInt32BigEndian(length, field is null ? NullLength : (uint)bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
