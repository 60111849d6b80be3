using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Rounding;

namespace Linkage.Domain.Perturbing;

/// <summary>The methods that give the same counts whenever they are applied to the same true ones: cell keys and the roundings.</summary>
public static class Perturbation
{
    /// <param name="seed">Of <see cref="RoundingSeed"/>; used by controlled rounding only.</param>
    /// <returns>A count per cell, over all tables; or why the method cannot be applied.</returns>
    /// <exception cref="ArgumentException">The method suppresses, or draws at random.</exception>
    public static Outcome<long[]> Apply(CellContents contents, Method method, byte[] seed)
    {
        switch (method.Kind)
        {
            case MethodKind.CellKey:
                return CellKeyNoise.Perturb(contents, PerturbationTable.Of(method.CellKey!)!);
            case MethodKind.Midpoint:
                return Enumerable.Range(0, contents.Cubes.CellCount).Select(cell => Midpoint.Of(contents.Count(cell))).ToArray();
            case MethodKind.Rounding when method.Rounding!.Scheme == RoundingScheme.SmallCounts:
                return SmallCounts.Round(contents, method.Rounding.Base);
            case MethodKind.Rounding:
                return ControlledRounding.Round(contents, method.Rounding!, seed);
            default:
                throw new ArgumentException("This method is applied elsewhere.", nameof(method));
        }
    }
}
