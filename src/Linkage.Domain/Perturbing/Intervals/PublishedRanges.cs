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
            ranges[cell] = contents.IsShown(cell) && !isEmpty ? known.Within(Around(published[cell], contents.Count(cell), method)) : known;
        }

        return ranges;
    }

    /// <summary>To a reader who knows nothing else: what is shown above zero is not empty, and a zero may not be one.</summary>
    public static Range OfReader(long published, long count, Method method) => method.Kind == MethodKind.Midpoint && published == 0
        ? new Range(0, 0)
        : new Range(published > 0 ? 1 : 0, Unbounded).Within(Around(published, count, method));

    /// <summary>How many counts a reader must be left with.</summary>
    public static long FewestCandidates(Method method) => method.Kind switch
    {
        MethodKind.Rounding => (method.Rounding!.Base + 1) / 2,
        MethodKind.Midpoint => Midpoint.Band / 2,
        _ => 2,
    };

    private static Range Around(long published, long count, Method method) => method.Kind switch
    {
        MethodKind.CellKey => Around(published, method.CellKey!),
        MethodKind.Rounding => Around(published, count, method.Rounding!.Base),
        MethodKind.Midpoint => new Range(published - Midpoint.Band / 2 + 1, published + Midpoint.Band / 2),
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    // One of the two nearest multiples is less than a base away, and each step further makes that a base more. Readers are told how many steps
    // there may be; the attacker here knows of every cell how many there were.
    private static Range Around(long published, long count, int toBase)
    {
        var most = (Math.Abs(published - count) / toBase + 1) * toBase - 1;
        return new(published - most, published + most);
    }

    private static Range Around(long published, NoiseParameters noise) => new(published - noise.Maximum, published + noise.Maximum);
}
