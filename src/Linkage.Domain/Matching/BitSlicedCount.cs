using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Linkage.Domain.Matching;

/// <summary>
/// Counts, for all candidates of a transposed block at once, how many of a probe's ones they miss: vertical counters, one vector per binary
/// digit, fed sixteen planes at a time through a tree of full adders (Harley and Seal's, as in Muła, Kurz and Lemire 2018). Counters begin
/// so that one miss more than may be makes them overflow: nothing is compared on the way, and no branch is guessed wrong. Stops as soon
/// as every candidate has overflowed.
/// </summary>
internal static class BitSlicedCount<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>
    /// Planes taken at a time; a list of positions is filled up to a multiple of it with the position of the empty plane.
    /// </summary>
    public const int Group = 16;

    private const int DigitsBelowGroup = 4;

    /// <summary>Digits from sixteen up to 2,048: nobody misses more than 4,095.</summary>
    private const int MaxUpperDigits = 8;

    /// <summary>Marks the candidates that miss at most <paramref name="allowed"/> of the probe's ones.</summary>
    /// <param name="misses">First word of the block: per bit of the encoding a vector of those who do not have it, then an empty
    /// one.</param>
    /// <param name="positions">Where the planes of the probe's ones begin, in words; those that few candidates have first.</param>
    /// <param name="allowed">From 0 to 4,095.</param>
    /// <param name="survivors">A bit per candidate; written only when the answer is true.</param>
    /// <returns>False when every candidate misses more.</returns>
    [SkipLocalsInit]
    public static bool AtMost(ref readonly ulong misses, ReadOnlySpan<int> positions, int allowed, Span<ulong> survivors)
    {
        var upperDigits = Math.Max(0, 32 - BitOperations.LeadingZeroCount((uint)allowed) - DigitsBelowGroup);
        var beginning = (1 << (upperDigits + DigitsBelowGroup)) - (allowed + 1);
        Span<TVector> upper = stackalloc TVector[MaxUpperDigits];
        upper = upper[..upperDigits];
        for (var digit = 0; digit < upper.Length; digit++) upper[digit] = Digit(beginning, digit + DigitsBelowGroup);
        TVector digit0 = Digit(beginning, 0), digit1 = Digit(beginning, 1), digit2 = Digit(beginning, 2), digit3 = Digit(beginning, 3);
        TVector overflown = default;
        ref var group = ref MemoryMarshal.GetReference(positions);
        for (var done = 0; done < positions.Length; done += Group, group = ref Unsafe.Add(ref group, Group))
        {
            var first = AddEight(in misses, ref group, ref digit0, ref digit1, ref digit2);
            var second = AddEight(in misses, ref Unsafe.Add(ref group, 8), ref digit0, ref digit1, ref digit2);
            var carry = TLanes.Carry(digit3, first, second);
            digit3 = TLanes.Sum(digit3, first, second);
            foreach (ref var digit in upper)
            {
                var next = TLanes.And(digit, carry);
                digit = TLanes.Xor(digit, carry);
                carry = next;
            }

            overflown = TLanes.Or(overflown, carry);
            if (TLanes.IsAllOnes(overflown)) return false;
        }

        TLanes.Store(TLanes.Xor(overflown, TLanes.AllOnes), survivors);
        return true;
    }

    /// <summary>A binary digit of a number that all candidates have.</summary>
    private static TVector Digit(int number, int digit) => (number >> digit & 1) != 0 ? TLanes.AllOnes : default;

    /// <summary>Adds eight planes to the three lowest digits; the result is the carry into the fourth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AddEight(
        ref readonly ulong planes, ref int positions, ref TVector digit0, ref TVector digit1, ref TVector digit2)
    {
        var first = AddFour(in planes, ref positions, ref digit0, ref digit1);
        var second = AddFour(in planes, ref Unsafe.Add(ref positions, 4), ref digit0, ref digit1);
        var carry = TLanes.Carry(digit2, first, second);
        digit2 = TLanes.Sum(digit2, first, second);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AddFour(ref readonly ulong planes, ref int positions, ref TVector digit0, ref TVector digit1)
    {
        TVector a = Plane(in planes, ref positions, 0), b = Plane(in planes, ref positions, 1);
        var first = TLanes.Carry(digit0, a, b);
        digit0 = TLanes.Sum(digit0, a, b);
        TVector c = Plane(in planes, ref positions, 2), d = Plane(in planes, ref positions, 3);
        var second = TLanes.Carry(digit0, c, d);
        digit0 = TLanes.Sum(digit0, c, d);
        var carry = TLanes.Carry(digit1, first, second);
        digit1 = TLanes.Sum(digit1, first, second);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Plane(ref readonly ulong planes, ref int positions, int at) =>
        TLanes.Load(in planes, Unsafe.Add(ref positions, at));
}
