namespace Linkage.Domain.Protection.Suppressing;

/// <summary>What it costs to suppress a cell; of cells that would do, the cheaper is suppressed.</summary>
public enum CostKind
{
    /// <summary>The count, or the sum of absolute contributions.</summary>
    Value,

    /// <summary>The distinct subjects in the cell.</summary>
    Count,

    /// <summary>Every cell costs the same, so that few cells are suppressed.</summary>
    Equal,
}
