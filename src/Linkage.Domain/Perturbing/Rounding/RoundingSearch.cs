using System.Numerics;
using Linkage.Domain.Protection.Intervals;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Looks for a controlled rounding of any linked tables by branch and bound (Fischetti and Salazar-González 1998, "Computational experience
/// with the controlled rounding problem"): the linear relaxation, in exact arithmetic, of staying as near as possible to a rounding of
/// every cell by chance; where it leaves a cell between two multiples, one and then the other is tried. The effort is counted, not timed.
/// </summary>
internal sealed class RoundingSearch
{
    private const int MostNodes = 40;
    private const long MostWork = 4_000_000;

    // A step beyond the adjacent multiples against the wishes of so many cells.
    private const int Weight = 100;

    private readonly CellContents _contents;
    private readonly LinkedCells _cells;
    private readonly int _base;
    private readonly int[] _wishes;
    private readonly List<(int Whole, int[] Parts, int Surplus)> _sums;
    private int _nodes;

    public RoundingSearch(CellContents contents, int toBase, KeyedChoice choice)
    {
        (_contents, _cells, _base) = (contents, new LinkedCells(contents), toBase);
        _wishes = [.. _cells.Counts.Select(count => choice.Happens(count % toBase, toBase) ? 1 : -1)];
        _sums = [.. _cells.Sums.Select(sum => (sum.Whole, sum.Parts, (int)(Below(sum.Whole) - sum.Parts.Sum(Below))))];
    }

    /// <param name="steps">How many multiples a cell may go further than the adjacent ones.</param>
    /// <returns>A count per cell, over all tables; null when none was found.</returns>
    public long[]? Find(int steps)
    {
        _nodes = 0;
        return Node(new OpenMultiples(_cells, _base, steps)) is { } found
            ? [.. Enumerable.Range(0, _contents.CellCount).Select(cell => _cells[cell]).Select(cell => (Below(cell) + found[cell]) * _base)]
            : null;
    }

    private long Below(int cell) => _cells.Counts[cell] / _base;

    /// <returns>Per cell the multiple, counted from the one at or below its true count.</returns>

    private int[]? Node(OpenMultiples open)
    {
        if (_nodes++ > MostNodes || !open.Narrow(_sums)) return null;
        var relaxed = Relaxed(open);
        if (relaxed is not var (values, denominator)) return null;
        var between = Array.FindIndex(values, value => !(value % denominator).IsZero);
        if (between < 0) return [.. values.Select(value => (int)(value / denominator))];
        var below = (int)BigInteger.Divide(values[between] - (values[between].Sign < 0 ? denominator - 1 : 0), denominator);
        var (down, up) = (open.With(between, open.Low(between), below), open.With(between, below + 1, open.High(between)));
        var isNearerUp = (values[between] - below * denominator) * 2 > denominator;
        return Node(isNearerUp ? up : down) ?? Node(isNearerUp ? down : up);
    }

    /// <summary>Where the cells stand, over a common denominator, when parts of a multiple are allowed; null when nowhere.</summary>
    private (BigInteger[] Values, BigInteger Denominator)? Relaxed(OpenMultiples open)
    {
        var (program, gains) = (new LinearProgram(), new List<(int Column, int Gain)>());
        var pieces = Enumerable.Range(0, _wishes.Length).Select(cell => Pieces(open, cell, program, gains)).ToArray();
        foreach (var (whole, parts, surplus) in _sums)
        {
            var terms = parts.SelectMany(part => pieces[part]).Select(v => (Variable: v, Sign: Int128.One))
                .Concat(pieces[whole].Select(v => (Variable: v, Sign: -Int128.One))).OrderBy(term => term.Variable).ToList();
            if (terms.Count == 0) continue;
            var value = surplus - parts.Sum(open.Low) + open.Low(whole);
            program.Add([.. terms.Select(t => t.Variable)], [.. terms.Select(t => t.Sign)], value, value);
        }

        try
        {
            var simplex = new Simplex<long>(program, MostWork);
            if (!simplex.IsFeasible || !simplex.Maximise(gains, null)) return null;
            var (point, denominator) = simplex.Point();
            return ([.. pieces.Select((all, cell) => all.Aggregate(open.Low(cell) * denominator, (sum, v) => sum + point[v]))], denominator);
        }
        catch (OverflowException)
        {
            return null; // Too entangled for ordinary numbers.
        }
    }

    /// <summary>
    /// A cell as what it has above its lowest multiple, in up to three pieces that fill up one after the other, for each gains less than the one
    /// before: up to the adjacent multiples, between them, and beyond.
    /// </summary>
    private int[] Pieces(OpenMultiples open, int cell, LinearProgram program, List<(int Column, int Gain)> gains)
    {
        var (low, high, pieces) = (open.Low(cell), open.High(cell), new List<int>());
        Add(Math.Min(high, 0) - low, Weight);
        Add(Math.Min(high, 1) - Math.Max(low, 0), _wishes[cell]);
        Add(high - Math.Max(low, 1), -Weight);
        return [.. pieces];

        void Add(int length, int gain)
        {
            if (length <= 0) return;
            pieces.Add(program.AddVariable(length));
            gains.Add((pieces[^1], gain));
        }
    }
}
