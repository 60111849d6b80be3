using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>What a reader of the published tables can work out of one suppressed base measure of a cell.</summary>
/// <param name="Cell">Number of the cell over all tables (<see cref="CubeSet"/>).</param>
/// <param name="Lower">Least value that it can be proven to have, in whole units of the measure; null when not looked for, or none.</param>
/// <param name="Upper">Most value.</param>
/// <param name="Need">What the interval must be, and whether it is.</param>
public sealed record CellInterval(int Cell, BaseMeasure Measure, Int128? Lower, Int128? Upper, IntervalNeed Need)
{
    /// <summary>Whether the protection that is asked for is there and proven.</summary>
    public bool IsMet => Need is IntervalNeed.None or IntervalNeed.Met;
}
