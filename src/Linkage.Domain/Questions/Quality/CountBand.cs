namespace Linkage.Domain.Questions.Quality;

/// <summary>A count as all that is told of it: from so many to so many, both included.</summary>
public readonly record struct CountBand(long From, long To)
{
    // Per cent of the count that a band is wide at least, as the narrowest bands of shares are.
    private const int Percent = 1;

    /// <summary>
    /// The narrowest band of a fixed grid (widths of 1, 2 and 5 times a power of ten, from zero or halfway) by which the part of the count
    /// that lies outside of another one stays uncertain by t subjects, to a reader who knows that other one exactly.
    /// </summary>
    /// <param name="known">A part of the count, such as the subjects in published tables.</param>
    /// <param name="minimum">t, the minimum frequency.</param>
    public static CountBand Of(long count, long known, int minimum)
    {
        foreach (var width in Widths().SkipWhile(width => width < 2L * minimum || 100 * width < Percent * count))
        {
            foreach (var offset in new[] { 0, width / 2 })
            {
                var from = (count + width - offset) / width * width - width + offset;
                var band = new CountBand(Math.Max(from, 0), from + width - 1);
                if (band.To - Math.Max(band.From, known) >= minimum) return band;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(count));
    }

    private static IEnumerable<long> Widths()
    {
        for (var power = 1L; power <= long.MaxValue / 100; power *= 10)
            foreach (var digit in new[] { 1, 2, 5 }) yield return digit * power;
    }
}
