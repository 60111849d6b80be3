using System.Numerics;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// The feasibility interval of every primary cell of a JJ table (SDC Handbook 4.2.3; Fischetti and Salazar 2001): the least and the most
/// that it can be by the relations, the published cells and the bounds that readers know beforehand. In exact whole numbers.
/// </summary>
public sealed class JjIntervals
{
    /// <summary>More suppressed cells are refused.</summary>
    public const int MostSuppressed = 2_000;

    private const int MostDecimals = 6;

    private const decimal Largest = 1_000_000_000_000_000;

    private readonly JjTable _table;
    private readonly int[] _root;

    private JjIntervals(JjTable table, int decimals) =>
        (_table, Power, _root) = (table, (decimal)BigInteger.Pow(10, decimals), [.. Enumerable.Range(0, table.Cells.Count)]);

    /// <returns>By number of the cell. Refused when the table is too large to be searched, or contradicts itself.</returns>
    public static Outcome<IReadOnlyList<JjInterval>> Of(JjTable table)
    {
        if (table.Cells.Count(IsSuppressed) > MostSuppressed)
            return TooLarge($"Intervals are looked for among at most {MostSuppressed} suppressed cells.");
        List<decimal> numbers =
        [
            .. table.Cells.SelectMany(c => new[] { c.Value, c.Least, c.Most, c.LowerProtection, c.UpperProtection, c.SlidingProtection }),
            .. table.Relations.Select(relation => relation.Total),
        ];
        if (numbers.Exists(number => Math.Abs(number) > Largest || decimal.Round(number, MostDecimals) != number))
            return TooLarge($"Intervals are looked for among numbers of at most {Largest:F0} with at most {MostDecimals} decimals.");
        var decimals = numbers.Select(number => (int)number.Scale).DefaultIfEmpty().Max();
        return new JjIntervals(table, Math.Min(decimals, MostDecimals)).Found();
    }

    private Outcome<IReadOnlyList<JjInterval>> Found()
    {
        foreach (var relation in _table.Relations) Connect(SuppressedOf(relation));
        var relations = _table.Relations.Where(r => SuppressedOf(r).Length > 0).ToLookup(r => Root(SuppressedOf(r)[0]));
        var found = new List<JjInterval>();
        foreach (var cells in Enumerable.Range(0, _table.Cells.Count).Where(c => IsSuppressed(_table.Cells[c])).GroupBy(Root))
        {
            int[] primaries = [.. cells.Where(c => _table.Cells[c].Status == JjStatus.Unsafe)];
            if (primaries.Length == 0) continue;
            var component = new JjComponent(_table, [.. cells], relations[cells.Key], Units);
            if (!component.IsFeasible)
                return new Refusal(RefusalKind.Invalid, "jj-contradiction", "The relations and the bounds of the file cannot all hold.");
            found.AddRange(primaries.Select(cell => IntervalOf(cell, component)));
        }

        return found.OrderBy(interval => interval.Cell).ToList();
    }

    private JjInterval IntervalOf(int number, JjComponent component)
    {
        var (cell, (lower, upper)) = (_table.Cells[number], component.Bounds(number));
        BigInteger value = Units(cell.Value);
        var below = value * lower.Denominator - lower.Numerator;
        var above = upper.Numerator - value * upper.Denominator;
        var width = upper.Numerator * lower.Denominator - lower.Numerator * upper.Denominator;
        var isWide = below >= Units(cell.LowerProtection) * lower.Denominator && above >= Units(cell.UpperProtection) * upper.Denominator
            && width >= Units(cell.SlidingProtection) * lower.Denominator * upper.Denominator;
        var (least, most) = (-Floor(-lower.Numerator, lower.Denominator), Floor(upper.Numerator, upper.Denominator));
        return new JjInterval(number, Written(least), Written(most), isWide);
    }

    private static bool IsSuppressed(JjCell cell) => cell.Status is JjStatus.Unsafe or JjStatus.Secondary;

    private int[] SuppressedOf(JjRelation relation) =>
        [.. relation.Terms.Select(t => t.Cell).Where(c => IsSuppressed(_table.Cells[c])).Distinct()];

    private void Connect(int[] cells)
    {
        for (var at = 1; at < cells.Length; at++) _root[Root(cells[at])] = Root(cells[0]);
    }

    private int Root(int cell)
    {
        while (_root[cell] != cell) cell = _root[cell] = _root[_root[cell]];
        return cell;
    }

    private Int128 Units(decimal number) => (Int128)(number * Power);

    private decimal Written(BigInteger units) => (decimal)units / Power;

    private decimal Power { get; }

    private static BigInteger Floor(BigInteger numerator, BigInteger denominator)
    {
        var floor = BigInteger.DivRem(numerator, denominator, out var rest);
        return rest.Sign < 0 ? floor - 1 : floor;
    }

    private static Refusal TooLarge(string sentence) => new(RefusalKind.TooLarge, "jj-too-large", sentence);
}
