namespace Linkage.Domain.Protection.Intervals;

/// <summary>An equation over the variables of a component: Σ <paramref name="Coefficients"/> · x = <paramref name="Value"/>.</summary>
/// <param name="Variables">Ascending, each once.</param>
/// <param name="Coefficients">None is zero.</param>
internal sealed record LinearRow(int[] Variables, Int128[] Coefficients, Int128 Value);
