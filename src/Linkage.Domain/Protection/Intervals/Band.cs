namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// A published mean or share of a cell: times <paramref name="Factor"/> the sum over the number that have the amount, rounded half up, is
/// <paramref name="Quotient"/>.
/// </summary>
internal sealed record Band(int Cell, int SumClass, int ValidClass, Int128 Quotient, Int128 Factor)
{
    /// <summary>2·factor·sum ≥ this · number.</summary>
    public Int128 Low => Int128.Max(0, 2 * Quotient - 1);

    /// <summary>2·factor·sum &lt; this · number.</summary>
    public Int128 High => 2 * Quotient + 1;

    /// <summary>Least and most sum when the number is known.</summary>
    public (Int128 Least, Int128 Most) Given(Int128 number) =>
        (checked(Low * number + 2 * Factor - 1) / (2 * Factor), checked(High * number - 1) / (2 * Factor));
}
