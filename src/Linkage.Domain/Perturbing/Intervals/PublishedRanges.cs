using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Rounding;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>What a perturbed count says of the true one, to somebody who knows the method.</summary>
internal static class PublishedRanges
{
    private const long Unbounded = 1L << 50;

    /// <summary>To an attacker, who also knows which combinations are empty.</summary>
    /// <param name="published">Per cell over all tables.</param>
    /// <returns>Per cell; of a total that no table shows only what the attacker knew is known.</returns>
    public static Range[] Of(AtomCells contents, long[] published, Method method, Attacker attacker)
    {
        var ranges = new Range[published.Length];
        for (var cell = 0; cell < ranges.Length; cell++)
        {
            var isEmpty = contents.AtomsIn(cell).Count == 0;
            var known = isEmpty ? new Range(0, 0) : new Range(contents.AtomsIn(cell).Sum(a => attacker.Floors[a]), Unbounded);
            ranges[cell] = contents.IsShown(cell) && !isEmpty ? known.Within(Around(published[cell], method)) : known;
        }

        return ranges;
    }

    /// <summary>To a reader who knows nothing else: what is shown above zero is not empty, and a zero may not be one.</summary>
    public static Range OfReader(long published, Method method) => method.Kind == MethodKind.Midpoint && published == 0
        ? new Range(0, 0)
        : new Range(published > 0 ? 1 : 0, Unbounded).Within(Around(published, method));

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
