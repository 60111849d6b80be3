namespace Linkage.Domain.Ledger;

/// <summary>
/// Amounts of the candidate of which one is a multiple of another, or the sum or the difference of two others, for most subjects of a cell:
/// then what it is more than these is of the others alone. Nobody published that, and it may be one person: of all incomes, less all
/// incomes up to a limit, what remains is what few have above it.
/// </summary>
internal sealed class AmountRelations(ReleaseHistory history, JudgementCourse course)
{
    // Larger factors belong to no relation that anybody would ask for.
    private const int MostFactor = 1_000;

    private static readonly (int Second, int Third)[] s_signs = [(1, -1), (-1, 1), (-1, -1)];

    /// <summary>
    /// Per relation the cells in which it holds for more than half of those who have any of the amounts, and what every subject contributes
    /// to what one is more than the others.
    /// </summary>
    public IReadOnlyList<ReleaseHistory> Differences() =>
        [.. history.Cells.Where(cell => cell is { IsCandidate: true, IsAmount: true }).GroupBy(cell => cell.Measure)
            .GroupBy(measure => measure.Key.Part).Select(part => new AmountVectors(history, [.. part], course)).SelectMany(Of)];

    private static IEnumerable<ReleaseHistory> Of(AmountVectors vectors)
    {
        for (var one = 0; one < vectors.Measures; one++)
        {
            for (var other = one + 1; other < vectors.Measures; other++)
            {
                foreach (var found in OfPair(vectors, one, other)) yield return found;
                for (var third = other + 1; third < vectors.Measures; third++)
                    foreach (var found in OfThree(vectors, one, other, third)) yield return found;
            }
        }
    }

    private static IEnumerable<ReleaseHistory> OfPair(AmountVectors vectors, int one, int other)
    {
        var common = vectors.Common(one, other);
        if (common.Count == 0) return [];
        var ratios = MostCommon(vectors, common, one, other);
        var factors = Array.ConvertAll(ratios, ratio => ratio is { } known
            ? Factors(vectors, (one, known.Denominator), (other, -known.Numerator))
            : null);
        return Holding(vectors, common, factors).GroupBy(cell => ratios[cell])
            .Select(same => vectors.Combined(factors[same.First()]!, common, same));
    }

    private static IEnumerable<ReleaseHistory> OfThree(AmountVectors vectors, int one, int other, int third)
    {
        var common = vectors.Common(one, other, third);
        if (common.Count == 0) yield break;
        foreach (var (second, last) in s_signs)
        {
            var factors = Factors(vectors, (one, 1), (other, second), (third, last));
            var cells = Holding(vectors, common, [.. Enumerable.Repeat(factors, common.Count)]);
            if (cells.Count > 0) yield return vectors.Combined(factors, common, cells);
        }
    }

    /// <summary>
    /// Per cell the ratio that more than half of those have who have either amount, if there is one (majority vote, Boyer and Moore 1991).
    /// </summary>
    private static (int Numerator, int Denominator)?[] MostCommon(AmountVectors vectors, CommonCells common, int one, int other)
    {
        var votes = new ((long Numerator, long Denominator) Ratio, int Count)[common.Count];
        foreach (var (_, inner, values) in vectors.Rows())
        {
            if (Ratio(values[one], values[other]) is not { } own) continue;
            foreach (var cell in common.With(inner))
            {
                ref var vote = ref votes[cell];
                if (vote.Count == 0) vote.Ratio = own;
                vote.Count += vote.Ratio == own ? 1 : -1;
            }
        }

        return Array.ConvertAll(votes, vote => vote.Count > 0 ? Small(vote.Ratio) : null);
    }

    private static (int Numerator, int Denominator)? Small((long Numerator, long Denominator) ratio) =>
        ratio.Numerator is not 0 and >= -MostFactor and <= MostFactor && ratio.Denominator is > 0 and <= MostFactor
            ? ((int)ratio.Numerator, (int)ratio.Denominator)
            : null;

    /// <summary>The cells in which the sum with their factors is zero for more than half of those who have any of its amounts.</summary>
    private static List<int> Holding(AmountVectors vectors, CommonCells common, int[]?[] factors)
    {
        var counts = new (long Zero, long All)[common.Count];
        foreach (var (_, inner, values) in vectors.Rows())
        {
            foreach (var cell in common.With(inner))
            {
                if (factors[cell] is not { } own || !HasAny(own, values)) continue;
                counts[cell].All++;
                if (AmountVectors.Sum(own, values) == 0) counts[cell].Zero++;
            }
        }

        return [.. Enumerable.Range(0, common.Count).Where(cell => 2 * counts[cell].Zero > counts[cell].All)];
    }

    private static bool HasAny(int[] factors, long[] values)
    {
        for (var at = 0; at < values.Length; at++)
            if (factors[at] != 0 && values[at] != 0) return true;
        return false;
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
