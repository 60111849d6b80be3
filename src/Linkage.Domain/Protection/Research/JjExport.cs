using System.Numerics;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Research;

/// <summary>One measure of one table as a JJ table, for other software to protect or to attack. It holds true values.</summary>
public sealed class JjExport
{
    private readonly ProtectedTabulation _result;
    private readonly Cube _cube;
    private readonly int _start;
    private readonly BaseMeasure _measure;
    private readonly int _decimals;
    private readonly Dictionary<int, ProtectedCell> _protection;
    private readonly CostKind _cost;
    private readonly WishedCells _wished;

    private JjExport(ProtectedTabulation result, int table, MeasureSpec measure, Wishes wishes)
    {
        (_cost, _wished) = (wishes.Cost, new WishedCells(result.Tabulation.Cubes, wishes));
        (_result, _cube, _start) = (result, result.Tabulation.Cubes.Cubes[table], result.Tabulation.Cubes.Start(table));
        _protection = result.Protection.Where(p => p.Measure == BaseMeasure.Of(measure)[0]).ToDictionary(p => p.Cell);
        (_measure, _decimals) = (BaseMeasure.Of(measure)[0], measure.Amount is { } a ? result.Tabulation.Spec.Amounts[a].Decimals : 0);
    }

    /// <summary>Whether cells of the measure add up, as the format needs: no means and shares, and no counts of subjects that are in
    /// several cells.</summary>
    public static bool AddsUp(ProtectedTabulation result, MeasureSpec measure) =>
        measure.Kind is MeasureKind.CountRows or MeasureKind.Sum
        || measure.Kind == MeasureKind.CountSubjects && result.Tabulation.Patterns.Count == 0;

    /// <summary>
    /// The shown cells in the order of the published table. The cost is the one by which the result was suppressed, in whole numbers from
    /// 1; a cell that must stay published is `z`. Readers are taken to know that values lie between 0 (minus the largest, for an amount
    /// that can be negative) and one and a half times the largest.
    /// </summary>
    /// <param name="wishes">Those of the suppression.</param>
    public static JjTable Of(ProtectedTabulation result, int table, MeasureSpec measure, Wishes? wishes = null) =>
        new JjExport(result, table, measure, wishes ?? new Wishes()).Table();

    private JjTable Table()
    {
        int[] shown = [.. Enumerable.Range(0, _cube.CellCount).Where(_cube.IsShown)];
        var number = shown.Select((cell, i) => KeyValuePair.Create(cell, i)).ToDictionary();
        var largest = shown.Select(c => BigInteger.Abs(Value(c))).DefaultIfEmpty().Max();
        var least = _measure.Kind == BaseKind.Sum && _result.Tabulation.IsSigned(_measure.Amount) ? -largest : BigInteger.Zero;
        return new JjTable([.. shown.Select(c => Cell(c, least, (largest * 3 + 1) / 2))], [.. Relations(number)]);
    }

    private JjCell Cell(int cell, BigInteger least, BigInteger most)
    {
        var facts = _result.Tabulation[_start + cell];
        var status = _result.Status(_start + cell, _measure) switch
        {
            CellStatus.Primary => JjStatus.Unsafe,
            CellStatus.Secondary => JjStatus.Secondary,
            _ => facts.Rows == 0 || _wished.IsForced(_start + cell) ? JjStatus.Fixed : JjStatus.Safe,
        };
        var (lower, upper) = _protection.TryGetValue(_start + cell, out var level) ? (level.Lower, level.Upper) : (0, 0);
        // What readers know beforehand may not deny the protection that is asked, or nothing could give it.
        return new JjCell(Text(Value(cell)), Cost(cell, facts), status, Text(BigInteger.Min(least, Value(cell) - lower)),
            Text(BigInteger.Max(most, Value(cell) + upper)), Text(lower), Text(upper), 0);
    }

    private long Cost(int cell, CellFacts facts) => Math.Max(1, _wished.WeightOf(_start + cell) ?? _cost switch
    {
        CostKind.Equal => 1,
        CostKind.Count => facts.Subjects.All,
        _ => (long)BigInteger.Min(long.MaxValue, new BigInteger(decimal.Truncate(Text(Magnitude(facts, cell))))),
    });

    private BigInteger Magnitude(CellFacts facts, int cell) =>
        _measure.Kind == BaseKind.Sum ? facts.Amounts[_measure.Amount].All.Magnitude : BigInteger.Abs(Value(cell));

    private IEnumerable<JjRelation> Relations(Dictionary<int, int> number)
    {
        for (var a = 0; a < _cube.Axes.Count; a++)
        {
            foreach (var cell in number.Keys.Order())
            {
                var children = _cube.Axes[a].Children(_cube.PositionAt(cell, a))
                    .Select(p => number[_cube.Moved(cell, a, p)]).Order().ToList();
                if (children.Count > 0) yield return new JjRelation(0, [(number[cell], -1), .. children.Select(c => (c, 1))]);
            }
        }
    }

    private BigInteger Value(int cell) => Tabulation.Value(_result.Tabulation[_start + cell], _measure);

    private decimal Text(BigInteger units) => Quotient.Scaled(units, _decimals);
}
