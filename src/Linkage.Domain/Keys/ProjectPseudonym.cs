using System.Buffers.Binary;
using System.Globalization;

namespace Linkage.Domain.Keys;

/// <summary>
/// Pseudonym of a subject within one project, 128 bits, ordered as its bytes are (big-endian). At 10^8 subjects of a project the chance
/// that any two share one is below 10^-22 (birthday bound n²/2^129).
/// </summary>
public readonly record struct ProjectPseudonym(ulong High, ulong Low) : IComparable<ProjectPseudonym>
{
    public const int ByteLength = 16;

    public static ProjectPseudonym FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteLength) throw new ArgumentException($"A pseudonym of this kind has {ByteLength} bytes.", nameof(bytes));
        return new ProjectPseudonym(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    public static bool operator <(ProjectPseudonym left, ProjectPseudonym right) => left.CompareTo(right) < 0;

    public static bool operator >(ProjectPseudonym left, ProjectPseudonym right) => left.CompareTo(right) > 0;

    public static bool operator <=(ProjectPseudonym left, ProjectPseudonym right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ProjectPseudonym left, ProjectPseudonym right) => left.CompareTo(right) >= 0;

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, High);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], Low);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[ByteLength];
        CopyTo(bytes);
        return bytes;
    }

    public int CompareTo(ProjectPseudonym other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}
