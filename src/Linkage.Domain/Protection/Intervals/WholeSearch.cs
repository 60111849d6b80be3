using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Whole numbers near a point where the simplex stopped between them. All that is whole already stays, but for the surroundings of what is
/// not: there branch and bound (Land and Doig 1960) searches, depth first and within a limit, one cluster of fractions after the
/// other. What it does not find may still be.
/// </summary>
/// <param name="stop">Ends the search with an exception.</param>
internal sealed class WholeSearch(LinearProgram program, CancellationToken stop)
{
    private const int MostPrograms = 30, MostVariables = 400, MostRows = 40, Reach = 4, Patience = 10;

    private readonly List<int>[] _rowsAt = RowsAt(program);
    private int _left;

    // Programs for looking at the whole: hard ones are as hard for the next target, and waste minutes.
    private int _anew = MostPrograms * Patience;

    /// <param name="gains">What must not become less than <paramref name="least"/>, as far as a cluster can see to it.</param>
    /// <returns>A whole number per variable of the program, or null.</returns>
    public BigInteger[]? Near(
        (BigInteger[] Values, BigInteger Denominator) point, IReadOnlyList<(int Column, int Gain)> gains, Int128 least)
    {
        var gainOf = gains.ToDictionary(g => g.Column, g => (Int128)g.Gain);
        var values = new BigInteger[point.Values.Length];
        var open = new SortedSet<int>();
        for (var v = 0; v < values.Length; v++)
        {
            values[v] = BigInteger.DivRem(point.Values[v], point.Denominator, out var rest);
            if (!rest.IsZero) open.Add(v);
        }

        while (open.Count > 0)
        {
            var cluster = Cluster(open);
            // What the rest brings, the others that are still open counted from below.
            var needed = least - gains.Where(g => !cluster.Contains(g.Column))
                .Aggregate(Int128.Zero, (sum, g) => sum + g.Gain * (Int128)values[g.Column]);
            var atMost = cluster.Where(gainOf.ContainsKey)
                .Aggregate(BigInteger.Zero, (sum, v) => sum + gainOf[v] * point.Values[v]) / point.Denominator;
            if (!Settle(cluster, values, gainOf, (Int128)BigInteger.Min(needed, atMost))) return null;
            open.ExceptWith(cluster);
        }

        return values;
    }

    /// <summary>Fractions that share equations.</summary>
    private HashSet<int> Cluster(SortedSet<int> open)
    {
        var cluster = new HashSet<int> { open.Min };
        var due = new Queue<int>(cluster);
        while (due.TryDequeue(out var variable))
            foreach (var other in _rowsAt[variable].SelectMany(r => program.Rows[r].Variables))
                if (open.Contains(other) && cluster.Add(other)) due.Enqueue(other);
        return cluster;
    }

    private bool Settle(HashSet<int> cluster, BigInteger[] values, Dictionary<int, Int128> gainOf, Int128 needed)
    {
        var rows = cluster.SelectMany(v => _rowsAt[v]).ToHashSet();
        for (var hops = 0; hops <= Reach; hops++)
        {
            var variables = Within(rows, cluster, values);
            _left = MostPrograms;
            // Others of the surroundings keep what they bring.
            var more = variables.Where(v => !cluster.Contains(v) && gainOf.ContainsKey(v))
                .Aggregate(Int128.Zero, (sum, v) => sum + gainOf[v] * (Int128)values[v]);
            if (Branch(Part(variables, values, gainOf, needed + more)) is { } found)
            {
                for (var i = 0; i < variables.Length; i++) values[variables[i]] = found[i];
                return true;
            }

            rows.UnionWith(Candidates(rows).Where(v => values[v].Sign > 0 && _rowsAt[v].Count(r => !rows.Contains(r)) == 1)
                .SelectMany(v => _rowsAt[v]).Take(MostRows).ToList());
        }

        return program.VariableCount <= MostVariables && Anew(values, gainOf, needed);
    }

    /// <summary>Looks through a small program as a whole.</summary>
    private bool Anew(BigInteger[] values, Dictionary<int, Int128> gainOf, Int128 needed)
    {
        var elsewhere = gainOf.Aggregate(Int128.Zero, (sum, g) => sum + g.Value * (Int128)values[g.Key]);
        _left = _anew;
        var found = Branch(Part([.. Enumerable.Range(0, values.Length)], values, gainOf, Int128.Max(needed, elsewhere)));
        _anew = Math.Max(_left, 0);
        if (found is null) return false;
        Array.Copy(found, values, values.Length);
        return true;
    }

    /// <summary>The cluster, and what can move without leaving some equations: those with something to give before the others.</summary>
    private int[] Within(HashSet<int> rows, HashSet<int> cluster, BigInteger[] values) =>
        [.. Candidates(rows).Where(v => !cluster.Contains(v) && _rowsAt[v].TrueForAll(rows.Contains))
            .OrderByDescending(v => values[v].Sign).Take(Math.Max(0, MostVariables - cluster.Count)).Concat(cluster).Order()];

    private IEnumerable<int> Candidates(HashSet<int> rows) => rows.SelectMany(r => program.Rows[r].Variables).Distinct().Order();

    /// <summary>The equations of some variables, the others staying where they are.</summary>
    private LinearProgram Part(int[] free, BigInteger[] values, Dictionary<int, Int128> gainOf, Int128 needed)
    {
        var at = free.Select((variable, i) => (variable, i)).ToDictionary(f => f.variable, f => f.i);
        var part = new LinearProgram();
        foreach (var variable in free) part.AddVariable(program.Most(variable));
        foreach (var row in free.SelectMany(v => _rowsAt[v]).Distinct().Order().Select(r => program.Rows[r]))
        {
            var (variables, coefficients, left) = (new List<int>(), new List<Int128>(), row.Value);
            for (var v = 0; v < row.Variables.Length; v++)
            {
                if (!at.TryGetValue(row.Variables[v], out var i)) left -= row.Coefficients[v] * (Int128)values[row.Variables[v]];
                else
                {
                    variables.Add(i);
                    coefficients.Add(row.Coefficients[v]);
                }
            }

            part.Add([.. variables], [.. coefficients], left, left);
        }

        int[] gaining = [.. free.Where(gainOf.ContainsKey)];
        if (gaining.Length > 0) part.Add(Array.ConvertAll(gaining, v => at[v]), Array.ConvertAll(gaining, v => gainOf[v]), needed, null);
        return part;
    }

    private BigInteger[]? Branch(LinearProgram part)
    {
        stop.ThrowIfCancellationRequested();
        if (_left-- <= 0) return null;
        var search = new LinearSearch(part);
        if (!search.IsFeasible) return null;
        var (values, denominator) = search.Point();
        for (var v = 0; v < values.Length; v++)
        {
            var below = BigInteger.DivRem(values[v], denominator, out var rest);
            if (!rest.IsZero) return Branch(part.With(v, 0, (Int128)below)) ?? Branch(part.With(v, (Int128)below + 1, null));
        }

        return Array.ConvertAll(values, v => v / denominator);
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
