using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Linkage.Domain.Matching;

/// <summary>AVX2: 256 candidates at once.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<ulong>>
{
    public static int Words => 4;

    public static Vector256<ulong> AllOnes => Vector256<ulong>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Load(ref readonly ulong source, nint word) => Vector256.LoadUnsafe(in source, (nuint)word);

    public static void Store(Vector256<ulong> value, Span<ulong> destination) => value.CopyTo(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAllOnes(Vector256<ulong> value) => value == Vector256<ulong>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> And(Vector256<ulong> a, Vector256<ulong> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Or(Vector256<ulong> a, Vector256<ulong> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Xor(Vector256<ulong> a, Vector256<ulong> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Sum(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c) => a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Carry(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c) => (a & b) | ((a ^ b) & c);
}
