namespace Linkage.Domain.Protection.Intervals;

/// <summary>Whether an attacker's interval is as wide as it must be.</summary>
public enum IntervalNeed
{
    /// <summary>Nothing is asked: the cell is suppressed to protect others.</summary>
    None,

    /// <summary>Tables that reach the protection levels were found and checked.</summary>
    Met,

    /// <summary>It is proven that the interval ends before a protection level.</summary>
    Narrow,

    /// <summary>Neither was found: taken as too narrow.</summary>
    Unproven,
}
