namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>A whole and its parts along one axis, by the cells that lead their contributor sets.</summary>
/// <param name="Adds">Whether the parts add up; otherwise somebody is in several of them.</param>
internal sealed record Relation(int Whole, int[] Parts, bool Adds);
