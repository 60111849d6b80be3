namespace Linkage.Domain.Protection.Intervals;

/// <summary>What is looked for in a component.</summary>
internal enum SearchAim
{
    /// <summary>Whether every target has what it needs, and if not, why.</summary>
    Needs,

    /// <summary>The bounds of every target besides.</summary>
    EveryBound,

    /// <summary>Whether all targets have what they need; the search ends with the first that is not found to.</summary>
    AllMet,
}
