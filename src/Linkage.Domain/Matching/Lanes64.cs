using System.Runtime.CompilerServices;

namespace Linkage.Domain.Matching;

/// <summary>Any processor: 64 candidates at once in an ordinary register.</summary>
internal readonly struct Lanes64 : ILanes<ulong>
{
    public static int Words => 1;

    public static ulong AllOnes => ulong.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ref readonly ulong source, nint word) => Unsafe.Add(ref Unsafe.AsRef(in source), word);

    public static void Store(ulong value, Span<ulong> destination) => destination[0] = value;

    public static bool IsAllOnes(ulong value) => value == ulong.MaxValue;

    public static ulong And(ulong a, ulong b) => a & b;

    public static ulong Or(ulong a, ulong b) => a | b;

    public static ulong Xor(ulong a, ulong b) => a ^ b;

    public static ulong Sum(ulong a, ulong b, ulong c) => a ^ b ^ c;

    public static ulong Carry(ulong a, ulong b, ulong c) => (a & b) | ((a ^ b) & c);
}
