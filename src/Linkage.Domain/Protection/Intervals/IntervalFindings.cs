namespace Linkage.Domain.Protection.Intervals;

/// <summary>The intervals of suppressed cells with what proves them.</summary>
/// <param name="Obstacles">Why there are none; empty otherwise.</param>
/// <param name="Cells">By number of the cell, then measure.</param>
/// <param name="Tables">Possible tables that were checked against every published value.</param>
/// <param name="Bounds">Bounds that were proven by multipliers of the published equations.</param>
/// <param name="Components">Groups of suppressed cells that were searched apart.</param>
public sealed record IntervalFindings(
    IReadOnlyList<string> Obstacles, IReadOnlyList<CellInterval> Cells, int Tables, int Bounds, int Components)
{
    internal static IntervalFindings None(string obstacle) => new([obstacle], [], 0, 0, 0);
}
