using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Whole numbers near a point where the simplex stopped between them. All that is whole already stays, but for the surroundings of what is
/// not; there branch and bound (Land and Doig 1960) searches, depth first and within a limit. What it does not find may still be.
/// </summary>
internal sealed class WholeSearch(LinearProgram program, bool[] isWhole)
{
    private const int MostPrograms = 40, MostVariables = 250, Reach = 3;

    private readonly List<int>[] _rowsAt = RowsAt(program);
    private int _left;

    /// <param name="gains">Null, or what must be at least <paramref name="least"/>.</param>
    /// <returns>Values over a common denominator, or null.</returns>
    public (BigInteger[] Values, BigInteger Denominator)? Near(
        (BigInteger[] Values, BigInteger Denominator) point, IReadOnlyList<(int Column, int Gain)> gains, Int128 least)
    {
        var free = new SortedSet<int>(Enumerable.Range(0, isWhole.Length).Where(v => isWhole[v] && !(point.Values[v] % point.Denominator).IsZero));
        for (var hops = 0; hops <= Reach; hops++)
        {
            // Distances of rows take up whatever is left over, and so must move along.
            foreach (var row in free.SelectMany(v => _rowsAt[v]).Distinct().ToList())
                free.UnionWith(hops == 0 ? program.Rows[row].Variables.Where(v => v >= isWhole.Length) : program.Rows[row].Variables);
            if (free.Count > MostVariables && hops > 0) return null;
            _left = MostPrograms;
            if (Around(point, [.. free], gains, least) is { } found) return found;
        }

        return null;
    }

    private (BigInteger[] Values, BigInteger Denominator)? Around(
        (BigInteger[] Values, BigInteger Denominator) point, int[] free, IReadOnlyList<(int Column, int Gain)> gains, Int128 least)
    {
        var at = free.Select((variable, i) => (variable, i)).ToDictionary(f => f.variable, f => f.i);
        // What stays must be whole where it needs to be; amounts that need not be come in fractions, which a smaller program cannot keep.
        for (var v = 0; v < point.Values.Length; v++)
            if (!at.ContainsKey(v) && !(point.Values[v] % point.Denominator).IsZero) return null;
        var (part, stays) = (new LinearProgram(), (Func<int, Int128>)(v => (Int128)(point.Values[v] / point.Denominator)));
        foreach (var variable in free) part.AddVariable(program.Most(variable));
        foreach (var number in free.SelectMany(v => _rowsAt[v]).Distinct().Order())
        {
            var row = program.Rows[number];
            Add(part, row.Variables.Zip(row.Coefficients), row.Value, false);
        }

        if (gains.Count > 0) Add(part, gains.Select(g => (g.Column, (Int128)g.Gain)), least, true);
        bool[] whole = [.. free.Select(v => v < isWhole.Length && isWhole[v])];
        if (Branch(part, whole) is not { } found) return null;
        return ([.. Enumerable.Range(0, point.Values.Length).Select(v => at.TryGetValue(v, out var i)
            ? found.Values[i]
            : point.Values[v] / point.Denominator * found.Denominator)], found.Denominator);

        void Add(LinearProgram to, IEnumerable<(int Variable, Int128 Coefficient)> terms, Int128 value, bool isLeast)
        {
            var all = terms.ToList();
            var kept = all.Where(t => at.ContainsKey(t.Variable)).OrderBy(t => t.Variable).ToList();
            var left = value - all.Where(t => !at.ContainsKey(t.Variable)).Aggregate(Int128.Zero, (sum, t) => sum + t.Coefficient * stays(t.Variable));
            to.Add([.. kept.Select(t => at[t.Variable])], [.. kept.Select(t => t.Coefficient)], left, isLeast ? null : left);
        }
    }

    private (BigInteger[] Values, BigInteger Denominator)? Branch(LinearProgram part, bool[] whole)
    {
        if (_left-- <= 0) return null;
        var search = new LinearSearch(part);
        if (!search.IsFeasible) return null;
        var (values, denominator) = search.Point();
        for (var v = 0; v < whole.Length; v++)
        {
            var below = BigInteger.DivRem(values[v], denominator, out var rest);
            if (rest.IsZero || !whole[v]) continue;
            return Branch(part.With(v, 0, (Int128)below), whole) ?? Branch(part.With(v, (Int128)below + 1, null), whole);
        }

        return (values, denominator);
    }

    private static List<int>[] RowsAt(LinearProgram program)
    {
        var at = new List<int>[program.VariableCount];
        for (var v = 0; v < at.Length; v++) at[v] = [];
        for (var r = 0; r < program.Rows.Count; r++)
            foreach (var variable in program.Rows[r].Variables) at[variable].Add(r);
        return at;
    }
}
