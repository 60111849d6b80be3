namespace Linkage.Domain.Protection.Suppressing;

/// <summary>What becomes of one base measure in one cell.</summary>
public enum CellStatus
{
    /// <summary>The table does not show the cell, or not this measure of it.</summary>
    NotShown,

    Published,

    /// <summary>Suppressed because a rule calls it unsafe.</summary>
    Primary,

    /// <summary>Suppressed so that no primary can be derived.</summary>
    Secondary,
}
