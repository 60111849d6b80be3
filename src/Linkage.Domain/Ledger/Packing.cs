using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Looks for sums of columns to which few subjects contribute. Bases of the rows are taken out one after another, each time one subject of
/// every element in it: a sum that is not zero on what is left when a basis is taken is not zero on somebody in the basis, since the basis
/// spans what is left. After t − 1 bases, whatever is not zero on the rest therefore speaks of t subjects or more, and a sum that speaks of
/// fewer is zero on the rest. If the rest still has full rank there is no such sum (disjoint bases of a matroid; Edmonds 1965).
/// </summary>
internal sealed class Packing
{
    // Tests of a row against one random vector before the vector is drawn anew.
    private const int Patience = 16;

    private readonly PrimeField _field;
    private readonly RowSet _rows;
    private readonly long[] _left;
    private readonly int[] _small;
    private readonly int _floor;
    private readonly long _allowance;
    private readonly JudgementCourse _course;

    /// <param name="frequency">t.</param>
    /// <param name="allowance">Multiplications before it gives up.</param>
    public Packing(PrimeField field, RowSet rows, int frequency, long allowance, JudgementCourse course)
    {
        (_field, _rows, _left, _allowance, _course) = (field, rows, [.. rows.Counts], allowance, course);
        Echelon = new Echelon(field, rows.Width);
        Extend(rows.Order.Where(element => rows.Counts[element] >= frequency));
        _floor = Echelon.Count;
        // What large elements span is zero wherever they are.
        var product = rows.Product(Vanishing());
        _small = [.. rows.Order.Where(element => rows.Counts[element] < frequency && product(element) != 0)];
        for (var taken = 0; taken < frequency - 1 && !IsExhausted;) taken += Take(frequency - 1 - taken);
        Echelon.Truncate(_floor);
        Extend(_small.Where(element => _left[element] > 0));
        RestRank = Echelon.Count;
        Emptied = [.. _small.Where(element => _left[element] == 0)];
        Extend(Emptied);
    }

    /// <summary>All rows, those of the rest first.</summary>
    public Echelon Echelon { get; }

    public int RestRank { get; }

    /// <summary>Elements of which nobody is left: only they can be in a sum that speaks of few.</summary>
    public IReadOnlyList<int> Emptied { get; }

    /// <summary>Dimension of the combinations of columns that are zero on the rest and not everywhere.</summary>
    public int Dimension => Echelon.Count - RestRank;

    public bool IsExhausted => Echelon.Work > _allowance;

    /// <summary>
    /// A basis of those combinations. Each has one of as many columns, and beside it no others than where the rest has its pivots: when the
    /// rest has small rank they are nearly all zeros.
    /// </summary>
    public IEnumerable<ulong[]> Combinations()
    {
        var zero = new ulong[RestRank];
        for (var row = RestRank; row < Echelon.Count; row++)
        {
            _course.Look();
            var own = Echelon.PivotOf(row);
            yield return Echelon.Solve(zero, at => at == own ? _field.One : 0);
        }
    }

    /// <returns>How often the same basis could be taken.</returns>
    private int Take(int most)
    {
        Echelon.Truncate(_floor);
        var basis = Extend(Fullest());
        if (basis.Count == 0) return most;
        var times = (int)Math.Min(most, basis.Min(element => _left[element]));
        foreach (var element in basis) _left[element] -= times;
        return times;
    }

    /// <summary>Small elements of which somebody is left, those of which most are left first.</summary>
    private IEnumerable<int> Fullest()
    {
        var byLeft = _small.Where(element => _left[element] > 0).ToLookup(element => _left[element]);
        return byLeft.OrderByDescending(group => group.Key).SelectMany(group => group);
    }

    /// <returns>The elements that were independent of those before.</returns>
    private List<int> Extend(IEnumerable<int> elements)
    {
        var added = new List<int>();
        var (product, wasted) = (_rows.Product(Vanishing()), 0);
        foreach (var element in elements)
        {
            _course.Look();
            if (Echelon.Count == _rows.Width || IsExhausted) break;
            if (product(element) == 0) continue;
            var reduced = Echelon.Reduce(_rows.Row(element));
            if (reduced.Count > 0)
            {
                Echelon.Add(reduced, reduced.MinBy(entry => (_rows.Cost(entry.At), -entry.At)).At);
                added.Add(element);
            }
            else if (++wasted > Patience)
            {
                (product, wasted) = (_rows.Product(Vanishing()), 0);
            }
        }

        return added;
    }

    /// <summary>A random combination of columns that is zero on the rows so far: on others it is zero with chance 2^-60.</summary>
    private ulong[] Vanishing()
    {
        var free = RandomNumbers.Residues(_field, _rows.Width);
        return Echelon.Solve(new ulong[Echelon.Count], at => free[at]);
    }
}
