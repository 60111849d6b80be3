using System.Runtime.CompilerServices;

namespace Linkage.Domain.Matching;

/// <summary>
/// Counts, for all candidates of a transposed block at once, how many of a probe's ones they share: vertical counters, one
/// vector per binary digit, fed sixteen planes at a time through a tree of full adders (Harley and Seal's, as in Muła, Kurz and
/// Lemire 2018). Stops as soon as no candidate can still reach what is needed.
/// </summary>
internal static class BitSlicedCount<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>Planes taken at a time; a list of positions is filled up to a multiple of it with the position of the empty plane.</summary>
    public const int Group = 16;

    private const int DigitsBelowGroup = 4;

    /// <summary>Digits from sixteen up to 4,096.</summary>
    private const int MaxUpperDigits = 9;

    /// <summary>Marks the candidates that share at least <paramref name="needed"/> of the probe's ones.</summary>
    /// <param name="planes">First word of the block: a vector per bit of the encoding, then an empty one.</param>
    /// <param name="positions">The probe's ones, those that few candidates have first.</param>
    /// <param name="ones">How many positions are real.</param>
    /// <param name="needed">At least 1.</param>
    /// <param name="survivors">A bit per candidate; written only when the answer is true.</param>
    /// <returns>False when no candidate shares as many.</returns>
    public static bool AtLeast(ref readonly ulong planes, ReadOnlySpan<int> positions, int ones, int needed, Span<ulong> survivors)
    {
        Span<TVector> upper = stackalloc TVector[MaxUpperDigits];
        upper = upper[..Math.Max(0, 32 - int.LeadingZeroCount(ones) - DigitsBelowGroup)];
        upper.Clear();
        TVector digit0 = default, digit1 = default, digit2 = default, digit3 = default, alive = default;
        for (var done = 0; done < positions.Length; done += Group)
        {
            var group = positions.Slice(done, Group);
            var first = AddEight(in planes, group, ref digit0, ref digit1, ref digit2);
            var second = AddEight(in planes, group[8..], ref digit0, ref digit1, ref digit2);
            var carry = TLanes.Carry(digit3, first, second);
            digit3 = TLanes.Sum(digit3, first, second);
            foreach (ref var digit in upper)
            {
                var next = TLanes.And(digit, carry);
                digit = TLanes.Xor(digit, carry);
                carry = next;
            }

            var neededByNow = needed - Math.Max(0, ones - done - Group);
            if (neededByNow <= 0) continue;
            alive = Compare(digit0, digit1, digit2, digit3, upper, neededByNow);
            if (TLanes.IsZero(alive)) return false;
        }

        TLanes.Store(alive, survivors);
        return true;
    }

    /// <summary>Adds eight planes to the three lowest digits; the result is the carry into the fourth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AddEight(
        ref readonly ulong planes, ReadOnlySpan<int> positions, ref TVector digit0, ref TVector digit1, ref TVector digit2)
    {
        var first = AddFour(in planes, positions, ref digit0, ref digit1);
        var second = AddFour(in planes, positions[4..], ref digit0, ref digit1);
        var carry = TLanes.Carry(digit2, first, second);
        digit2 = TLanes.Sum(digit2, first, second);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AddFour(ref readonly ulong planes, ReadOnlySpan<int> positions, ref TVector digit0, ref TVector digit1)
    {
        TVector a = Plane(in planes, positions[0]), b = Plane(in planes, positions[1]);
        var first = TLanes.Carry(digit0, a, b);
        digit0 = TLanes.Sum(digit0, a, b);
        TVector c = Plane(in planes, positions[2]), d = Plane(in planes, positions[3]);
        var second = TLanes.Carry(digit0, c, d);
        digit0 = TLanes.Sum(digit0, c, d);
        var carry = TLanes.Carry(digit1, first, second);
        digit1 = TLanes.Sum(digit1, first, second);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Plane(ref readonly ulong planes, int position) => TLanes.Load(in planes, (nint)position * TLanes.Words);

    /// <summary>Counter at least the constant, digit by digit from the lowest: a one asks for the digit, a zero is content with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Compare(TVector digit0, TVector digit1, TVector digit2, TVector digit3, ReadOnlySpan<TVector> upper, int constant)
    {
        var atLeast = Step(TLanes.AllOnes, digit0, constant);
        atLeast = Step(atLeast, digit1, constant >> 1);
        atLeast = Step(atLeast, digit2, constant >> 2);
        atLeast = Step(atLeast, digit3, constant >> 3);
        constant >>= DigitsBelowGroup;
        foreach (var digit in upper)
        {
            atLeast = Step(atLeast, digit, constant);
            constant >>= 1;
        }

        return constant == 0 ? atLeast : default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Step(TVector below, TVector digit, int constant) =>
        (constant & 1) != 0 ? TLanes.And(below, digit) : TLanes.Or(below, digit);
}
