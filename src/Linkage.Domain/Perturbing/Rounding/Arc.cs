namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>A cell as an arc of a network: its count flows from one node to another.</summary>
internal readonly record struct Arc(int From, int To);
