namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>A small count that somebody may want to estimate: a group, a cell, or one cell less another.</summary>
/// <param name="Groups">Ascending, with one or minus one each.</param>
internal sealed record Contrast(IReadOnlyList<(int At, double Value)> Groups);
