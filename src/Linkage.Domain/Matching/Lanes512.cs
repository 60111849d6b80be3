using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Linkage.Domain.Matching;

/// <summary>AVX-512: 512 candidates at once, a full adder in two ternary operations.</summary>
internal readonly struct Lanes512 : ILanes<Vector512<ulong>>
{
    private const byte XorOfThree = 0x96;
    private const byte MajorityOfThree = 0xE8;

    public static int Words => 8;

    public static Vector512<ulong> AllOnes => Vector512<ulong>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Load(ref readonly ulong source, nint word) => Vector512.LoadUnsafe(in source, (nuint)word);

    public static void Store(Vector512<ulong> value, Span<ulong> destination) => value.CopyTo(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAllOnes(Vector512<ulong> value) => value == Vector512<ulong>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> And(Vector512<ulong> a, Vector512<ulong> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Or(Vector512<ulong> a, Vector512<ulong> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Xor(Vector512<ulong> a, Vector512<ulong> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Sum(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) =>
        Avx512F.TernaryLogic(a, b, c, XorOfThree);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Carry(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) =>
        Avx512F.TernaryLogic(a, b, c, MajorityOfThree);
}
