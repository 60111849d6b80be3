namespace Linkage.Domain.Protection.Intervals;

/// <summary>What is published about variables (a row of a class): least ≤ Σ coefficient · variable ≤ most.</summary>
/// <param name="Coefficients">One per variable; null when all are one.</param>
/// <param name="Most">Null when there is none.</param>
internal sealed record Statement(int[] Variables, Int128[]? Coefficients, Int128 Least, Int128? Most)
{
    public bool IsEquation => Most == Least;

    public Int128 Coefficient(int at) => Coefficients?[at] ?? 1;
}
