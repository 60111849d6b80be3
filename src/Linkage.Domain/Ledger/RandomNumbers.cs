using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>Random numbers that nobody who made the releases could foresee.</summary>
internal static class RandomNumbers
{
    public static ulong Next()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes);
    }

    /// <summary>So many residues, none of them zero for practical purposes.</summary>
    public static ulong[] Residues(PrimeField field, int count)
    {
        var numbers = new ulong[count];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(numbers.AsSpan()));
        for (var at = 0; at < count; at++) numbers[at] = field.Of(numbers[at]);
        return numbers;
    }
}
