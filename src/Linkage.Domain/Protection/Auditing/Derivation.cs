using System.Numerics;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>Finds the combination of published cells that gives a suppressed one, proves it in integers, and puts it into words.</summary>
internal static class Derivation
{
    private const int MostColumns = 4000, LargestCoefficient = 1 << 20, LargestDenominator = 12;

    public static string Of(ShownCell target, SpanTest test)
    {
        var (knowledge, rows) = (test.Knowledge, test.Knowledge.RowsOf(target));
        if (rows.Length == 0) return $"{target.Label} = 0, by cells that are known to be empty";
        var columns = Around(rows, test);
        if (columns.Count <= MostColumns && Combination(rows, columns, knowledge, test.Primes) is { } terms)
            return $"{target.Label} = {string.Join(' ', terms.Select(Term))}";
        return $"{target.Label} is a linear combination of published cells";
    }

    /// <summary>Published cells that are linked to the rows, directly or through other published cells; the small ones first.</summary>
    private static List<ShownCell> Around(int[] rows, SpanTest test)
    {
        var reached = new HashSet<int>(rows);
        var waiting = test.Published.ToList();
        var linked = new List<ShownCell>();
        for (var before = -1; before != linked.Count;)
        {
            before = linked.Count;
            foreach (var cell in waiting.Where(c => test.Knowledge.RowsOf(c).Any(reached.Contains)).ToList())
            {
                waiting.Remove(cell);
                linked.Add(cell);
                reached.UnionWith(test.Knowledge.RowsOf(cell));
                if (linked.Count > MostColumns) return linked;
            }
        }

        return [.. linked.OrderBy(c => test.Knowledge.RowsOf(c).Length)];
    }

    private static List<(BigInteger Numerator, int Denominator, ShownCell Cell)>? Combination(
        int[] rows, List<ShownCell> columns, Knowledge knowledge, PrimePair primes)
    {
        var span = new Span(primes, knowledge.RowCount, new int[knowledge.RowCount]);
        for (var c = 0; c < columns.Count; c++) span.Add(knowledge.RowsOf(columns[c]), c);
        if (span.Combination(rows) is not { } residues) return null;
        foreach (var denominator in Enumerable.Range(1, LargestDenominator))
        {
            var times = new Remainders((ulong)denominator, (ulong)denominator);
            var terms = residues.OrderBy(r => r.Key)
                .Select(
                    r => (Numerator: Signed(primes.Multiply(r.Value, times).First, primes.First), denominator, columns[r.Key])).ToList();
            if (terms.All(t => BigInteger.Abs(t.Numerator) < LargestCoefficient) && Proves(terms, rows, denominator, knowledge))
                return terms;
        }

        return null;
    }

    private static bool Proves(
        List<(BigInteger Numerator, int Denominator, ShownCell Cell)> terms, int[] rows, int denominator, Knowledge knowledge)
    {
        var sums = new Dictionary<int, BigInteger>();
        foreach (var term in terms)
            foreach (var row in knowledge.RowsOf(term.Cell)) sums[row] = sums.GetValueOrDefault(row) + term.Numerator;
        foreach (var row in rows) sums[row] = sums.GetValueOrDefault(row) - denominator;
        return sums.Values.All(s => s.IsZero);
    }

    private static BigInteger Signed(ulong residue, ulong prime) =>
        residue > prime / 2 ? -(BigInteger)(prime - residue) : residue;

    private static string Term((BigInteger Numerator, int Denominator, ShownCell Cell) term)
    {
        var size = BigInteger.Abs(term.Numerator);
        var factor = term.Denominator != 1 ? $"{size}/{term.Denominator}·" : size.IsOne ? "" : $"{size}·";
        return $"{(term.Numerator.Sign < 0 ? "−" : "+")}{factor}{term.Cell.Label}";
    }
}
