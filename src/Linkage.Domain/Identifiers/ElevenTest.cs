namespace Linkage.Domain.Identifiers;

/// <summary>
/// The 11-test of BSN and RSIN: weights 9 8 7 6 5 4 3 2 −1, the sum divisible by 11, not all zeros. One in eleven passes by chance.
/// </summary>
internal static class ElevenTest
{
    /// <summary>False unless there are exactly 9 ASCII digits that pass.</summary>
    public static bool Passes(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 9) return false;
        var sum = 0;
        var any = 0;
        for (var i = 0; i < 9; i++)
        {
            if (!char.IsAsciiDigit(digits[i])) return false;
            var digit = digits[i] - '0';
            sum += digit * (i < 8 ? 9 - i : -1);
            any |= digit;
        }

        return any != 0 && sum % 11 == 0;
    }
}
