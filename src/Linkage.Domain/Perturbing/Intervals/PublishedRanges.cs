using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Rounding;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>What a perturbed count says of the true one, to somebody who knows the method and which combinations are empty.</summary>
internal static class PublishedRanges
{
    /// <param name="published">Per cell over all tables.</param>
    /// <returns>Per cell; a total that no table shows is known only not to be empty.</returns>
    public static Range[] Of(CellContents contents, long[] published, Method method)
    {
        var ranges = new Range[published.Length];
        for (var t = 0; t < contents.Cubes.Cubes.Count; t++)
        {
            var (cube, start) = (contents.Cubes.Cubes[t], contents.Cubes.Start(t));
            for (var c = 0; c < cube.CellCount; c++)
            {
                var isEmpty = contents.AtomsIn(start + c).Count == 0;
                var known = isEmpty ? new Range(0, 0) : new Range(1, int.MaxValue);
                ranges[start + c] = cube.IsShown(c) && !isEmpty ? known.Within(Around(published[start + c], method)) : known;
            }
        }

        return ranges;
    }

    /// <summary>How many counts a reader must be left with.</summary>
    public static long FewestCandidates(Method method) => method.Kind switch
    {
        MethodKind.Rounding => (method.Rounding!.Base + 1) / 2,
        MethodKind.Midpoint => Midpoint.Band / 2,
        _ => 2,
    };

    private static Range Around(long published, Method method) => method.Kind switch
    {
        MethodKind.CellKey => Around(published, method.CellKey!),
        // One of the two nearest multiples: less than a base away.
        MethodKind.Rounding => new Range(published - method.Rounding!.Base + 1, published + method.Rounding.Base - 1),
        MethodKind.Midpoint => new Range(published - Midpoint.Band / 2 + 1, published + Midpoint.Band / 2),
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    private static Range Around(long published, NoiseParameters noise) => new(published - noise.Maximum, published + noise.Maximum);
}
