using System.Numerics;
using Linkage.Domain.Protection.Intervals;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// Suppressed cells of a JJ table that relations connect, as a linear program: each cell above its least value is a variable.
/// </summary>
internal sealed class JjComponent
{
    private readonly Dictionary<int, int> _variables = [];
    private readonly Dictionary<int, Int128> _least = [];
    private readonly LinearSearch _search;
    private readonly bool _isEmpty;

    /// <param name="cells">Ascending.</param>
    /// <param name="relations">Those with a cell of the component.</param>
    /// <param name="units">From a number of the file to whole units.</param>
    public JjComponent(JjTable table, IReadOnlyList<int> cells, IEnumerable<JjRelation> relations, Func<decimal, Int128> units)
    {
        var program = new LinearProgram();
        foreach (var cell in cells)
        {
            var (least, most) = (units(table.Cells[cell].Least), units(table.Cells[cell].Most));
            _isEmpty |= most < least;
            _least.Add(cell, least);
            _variables.Add(cell, program.AddVariable(Int128.Max(0, most - least)));
        }

        foreach (var relation in relations)
        {
            var (left, coefficients) = (units(relation.Total), new SortedDictionary<int, Int128>());
            foreach (var (cell, coefficient) in relation.Terms)
            {
                left -= coefficient * (_least.TryGetValue(cell, out var least) ? least : units(table.Cells[cell].Value));
                if (_variables.TryGetValue(cell, out var variable))
                    coefficients[variable] = coefficients.GetValueOrDefault(variable) + coefficient;
            }

            var terms = coefficients.Where(term => term.Value != 0).ToList();
            program.Add([.. terms.Select(term => term.Key)], [.. terms.Select(term => term.Value)], left, left);
        }

        _search = new LinearSearch(program);
    }

    /// <summary>False when the relations and the bounds cannot all hold.</summary>
    public bool IsFeasible => !_isEmpty && _search.IsFeasible;

    /// <summary>The least and the most that a cell can be, in units, each over a denominator of its own.</summary>
    public ((BigInteger Numerator, BigInteger Denominator) Lower, (BigInteger Numerator, BigInteger Denominator) Upper) Bounds(int cell)
    {
        var (up, down) = (Height(cell, 1), Height(cell, -1));
        BigInteger least = _least[cell];
        return ((least * down.Denominator - down.Numerator, down.Denominator), (least * up.Denominator + up.Numerator, up.Denominator));
    }

    // Every variable has an upper bound, so that there is a largest value.
    private (BigInteger Numerator, BigInteger Denominator) Height(int cell, int gain) =>
        _search.Maximise([(_variables[cell], gain)], null)!.Value;
}
