namespace Linkage.Domain.Profiles;

/// <summary>
/// The middle of a cluster: means of the numbers and the most frequent categories (Huang 1998). It never leaves the vault; what does are
/// the protected tables of the cluster.
/// </summary>
internal static class Prototype
{
    /// <summary>Squared distance of the numbers plus a weight per category that differs (Huang 1998, equation 9).</summary>
    public static long Distance(FeatureVector a, FeatureVector b, long categoryWeight)
    {
        var distance = 0L;
        for (var i = 0; i < a.Numbers.Length; i++)
        {
            long step = a.Numbers[i] - b.Numbers[i];
            distance += step * step;
        }

        for (var i = 0; i < a.Codes.Length; i++)
            if (!string.Equals(a.Codes[i], b.Codes[i], StringComparison.Ordinal)) distance += categoryWeight;
        return distance;
    }

    /// <summary>The nearest of the prototypes; of several the first.</summary>
    public static (int Index, long Distance) Nearest(FeatureVector vector, IReadOnlyList<FeatureVector> prototypes, long categoryWeight)
    {
        var (index, least) = (0, long.MaxValue);
        for (var i = 0; i < prototypes.Count; i++)
        {
            var distance = Distance(vector, prototypes[i], categoryWeight);
            if (distance < least) (index, least) = (i, distance);
        }

        return (index, least);
    }

    /// <summary>Means, rounded down, and modes, the first by code where several are as frequent.</summary>
    public static FeatureVector Of(IReadOnlyList<WeightedVector> members)
    {
        var first = members[0].Vector;
        return new(
            [.. Enumerable.Range(0, first.Numbers.Length).Select(i => Mean(members, i))],
            [.. Enumerable.Range(0, first.Codes.Length).Select(i => Mode(members, i))]);
    }

    private static int Mean(IReadOnlyList<WeightedVector> members, int number)
    {
        var (sum, weight) = (Int128.Zero, Int128.Zero);
        foreach (var (vector, frequency) in members)
        {
            sum += frequency * vector.Numbers[number];
            weight += frequency;
        }

        return (int)(sum / weight);
    }

    private static string Mode(IReadOnlyList<WeightedVector> members, int code) => members
        .GroupBy(one => one.Vector.Codes[code], StringComparer.Ordinal)
        .Select(group => (Code: group.Key, Count: group.Sum(one => one.Frequency)))
        .OrderByDescending(group => group.Count).ThenBy(group => group.Code, StringComparer.Ordinal).First().Code;
}
