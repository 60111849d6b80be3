namespace Linkage.Domain.Encodings;

/// <summary>What a set of encodings looks like from outside: how full they are, and how often the same one comes back.</summary>
/// <param name="Histogram">Encodings by share of ones, in <see cref="Bins"/> equal steps from 0 to 1.</param>
/// <param name="MostFrequent">How many records share the most frequent encoding.</param>
/// <param name="Shared">How many records have an encoding that another record has too.</param>
/// <param name="Warnings">Sentences on what endangers privacy or quality.</param>
public sealed record EncodingProfile(
    int Count, int Length, double MeanOnes, double DeviationOnes, int FewestOnes, int MostOnes,
    IReadOnlyList<int> Histogram, int MostFrequent, int Shared, IReadOnlyList<string> Warnings)
{
    public const int Bins = 20;
    private const double TooFull = 0.75;
    private const double TooEmpty = 0.05;
    private const int TooFrequent = 10;

    public static EncodingProfile Of(EncodingSet set)
    {
        var ones = Enumerable.Range(0, set.Count).Select(set.Ones).ToArray();
        var mean = ones.Length == 0 ? 0 : ones.Average();
        var deviation = ones.Length < 2 ? 0 : Math.Sqrt(ones.Sum(n => (n - mean) * (n - mean)) / (ones.Length - 1));
        var histogram = new int[Bins];
        foreach (var n in ones) histogram[Math.Min(Bins - 1, n * Bins / set.Length)]++;
        var groups = Groups(set);
        var (most, shared) = (groups.DefaultIfEmpty().Max(), groups.Where(group => group > 1).Sum());
        return new(
            set.Count, set.Length, mean, deviation, ones.DefaultIfEmpty().Min(), ones.DefaultIfEmpty().Max(), histogram, most, shared,
            [.. Judge(ones, set.Length, most)]);
    }

    private static IEnumerable<string> Judge(int[] ones, int length, int mostFrequent)
    {
        var full = ones.Count(n => n > TooFull * length);
        if (full > ones.Length / 10)
        {
            yield return $"{full} encodings have more than three quarters of their bits set: unlike records look alike. "
                + "Use fewer bits or a longer filter.";
        }

        var empty = ones.Count(n => n < TooEmpty * length);
        if (empty > 0)
        {
            yield return $"{empty} encodings have less than a twentieth of their bits set: hardly any field had a value, "
                + "and what is set is easy to guess.";
        }

        if (mostFrequent >= TooFrequent)
        {
            yield return $"One encoding comes back {mostFrequent} times: frequent encodings can be guessed from frequent values. "
                + "Encode more fields, or salt.";
        }
    }

    /// <summary>Sizes of the groups of equal encodings.</summary>
    private static int[] Groups(EncodingSet set)
    {
        var order = Enumerable.Range(0, set.Count).ToArray();
        Array.Sort(order, (a, b) => set[a].SequenceCompareTo(set[b]));
        List<int> groups = [];
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && set[order[i]].SequenceEqual(set[order[i - 1]])) groups[^1]++;
            else groups.Add(1);
        }

        return [.. groups];
    }
}
