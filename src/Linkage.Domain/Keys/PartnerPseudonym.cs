using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Linkage.Domain.Keys;

/// <summary>
/// A keyed hash of 256 bits as a partner delivers it, written as 64 lower-case hexadecimal digits: unlike base64url it means the same to
/// a database or spreadsheet that ignores case.
/// </summary>
public readonly record struct PartnerPseudonym
{
    public const int ByteLength = 32;
    public const int TextLength = 64;

    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Pattern = "^[0-9a-f]{64}$";

    private readonly ulong _a, _b, _c, _d;

    private PartnerPseudonym(ReadOnlySpan<byte> bytes)
    {
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    public static PartnerPseudonym FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteLength) throw new ArgumentException($"A pseudonym of this kind has {ByteLength} bytes.", nameof(bytes));
        return new PartnerPseudonym(bytes);
    }

    /// <summary>False unless the text matches <see cref="Pattern"/>. Allocates nothing.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartnerPseudonym pseudonym)
    {
        pseudonym = default;
        if (text.Length != TextLength || text.ContainsAnyInRange('A', 'F')) return false;
        Span<byte> bytes = stackalloc byte[ByteLength];
        if (Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done) return false;
        pseudonym = new PartnerPseudonym(bytes);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out PartnerPseudonym)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out PartnerPseudonym pseudonym)
    {
        pseudonym = default;
        if (utf8.Length != TextLength) return false;
        Span<char> text = stackalloc char[TextLength];
        for (var i = 0; i < TextLength; i++) text[i] = (char)utf8[i];
        return TryParse(text, out pseudonym);
    }

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, _a);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], _d);
    }

    /// <summary>Writes the 64 digits; the target is at least that long.</summary>
    public void Format(Span<char> target)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        CopyTo(bytes);
        if (!Convert.TryToHexStringLower(bytes, target, out _)) throw new ArgumentException("The target is too short.", nameof(target));
    }

    public override string ToString() => string.Create(TextLength, this, (text, pseudonym) => pseudonym.Format(text));
}
