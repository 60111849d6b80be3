namespace Linkage.Domain.Protection.Intervals;

/// <summary>What a rounded mean or share says of the sum of a cell whose number is published.</summary>
internal sealed record Band(int Cell, int Class, Int128 Least, Int128 Most)
{
    /// <param name="quotient">The published mean in units of the amount, or the share in thousandths; not negative.</param>
    /// <param name="factor">1 for a mean, 1000 for a share: factor · sum / number was rounded, half away from zero.</param>
    public static (Int128 Least, Int128 Most) Sums(Int128 quotient, int factor, Int128 number) =>
        (checked(Int128.Max(0, 2 * quotient - 1) * number + 2 * factor - 1) / (2 * factor),
            checked((2 * quotient + 1) * number - 1) / (2 * factor));
}
