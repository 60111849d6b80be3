namespace Linkage.Domain.Perturbing;

/// <summary>The ways in which the cells of a result can be protected.</summary>
public enum MethodKind
{
    /// <summary>Unsafe cells are left out; what is shown is exact.</summary>
    Suppression,

    /// <summary>Noise that follows from the contributors of a cell.</summary>
    CellKey,

    /// <summary>Counts become multiples of a base.</summary>
    Rounding,

    /// <summary>Counts become the midpoint of their band of six.</summary>
    Midpoint,

    /// <summary>Random noise with a budget that is never given back.</summary>
    DifferentialPrivacy,
}
