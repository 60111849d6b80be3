namespace Linkage.Domain.Ledger;

/// <summary>
/// Amounts of the candidate of which one is a multiple of another, or the sum or the difference of two others, for most subjects: then what
/// it is more than these in a cell is of the others alone. Nobody published that, and it may be one person: of all incomes, less all
/// incomes up to a limit, what remains is what few have above it.
/// </summary>
internal sealed class AmountRelations
{
    // Larger factors belong to no relation that anybody would ask for.
    private const int MostFactor = 1_000;

    private readonly ReleaseHistory _history;
    private readonly JudgementCourse _course;
    private readonly IReadOnlyList<IGrouping<MeasureUnits, ReleasedCell>> _measures;

    public AmountRelations(ReleaseHistory history, JudgementCourse course)
    {
        (_history, _course) = (history, course);
        _measures = [.. history.Cells.Where(cell => cell is { IsCandidate: true, IsAmount: true }).GroupBy(cell => cell.Measure)];
    }

    /// <summary>
    /// Per relation the cells in which all of its amounts are published, and what every subject contributes to what one is more than the
    /// others.
    /// </summary>
    public IReadOnlyList<ReleaseHistory> Differences() =>
        [.. _measures.GroupBy(measure => measure.Key.Part).SelectMany(part => new AmountVectors(_history, [.. part], _course) is var vectors
            ? Relations(vectors).Select(vectors.Combined) : [])];

    private static IEnumerable<int[]> Relations(AmountVectors vectors)
    {
        var own = Enumerable.Range(0, vectors.Measures).ToList();
        foreach (var one in own)
        {
            foreach (var other in own.Skip(one + 1))
            {
                if (MostCommon(vectors, one, other) is { } multiple && vectors.HoldsForMost(multiple)) yield return multiple;
                foreach (var third in own.Skip(other + 1))
                    foreach (var (sign, last) in new[] { (1, -1), (-1, 1), (-1, -1) })
                        if (Factors(vectors, (one, 1), (other, sign), (third, last)) is var sum && vectors.HoldsForMost(sum)) yield return sum;
            }
        }
    }

    /// <summary>
    /// The ratio that more than half of those have who have either amount, if there is one (majority vote, Boyer and Moore 1991).
    /// </summary>
    private static int[]? MostCommon(AmountVectors vectors, int one, int other)
    {
        var (ratio, votes) = ((0L, 0L), 0);
        foreach (var (_, _, values) in vectors.Rows())
        {
            if (Ratio(values[one], values[other]) is not { } own) continue;
            if (votes == 0) ratio = own;
            votes += own == ratio ? 1 : -1;
        }

        var (numerator, denominator) = ratio;
        return votes == 0 || denominator == 0 || numerator == 0 || Math.Abs(numerator) > MostFactor || denominator > MostFactor
            ? null
            : Factors(vectors, (one, (int)denominator), (other, (int)-numerator));
    }

    /// <returns>In lowest terms, the second positive unless it is zero; null when neither has anything.</returns>
    private static (long, long)? Ratio(long one, long other)
    {
        var (a, b) = (Math.Abs(one), Math.Abs(other));
        while (b != 0) (a, b) = (b, a % b);
        if (a == 0) return null;
        return other < 0 ? (-one / a, -other / a) : (one / a, other / a);
    }

    private static int[] Factors(AmountVectors vectors, params ReadOnlySpan<(int Measure, int Factor)> terms)
    {
        var factors = new int[vectors.Measures];
        foreach (var (measure, factor) in terms) factors[measure] = factor;
        return factors;
    }
}
