using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>Combinations of columns to which few elements contribute, and what each of these contributes to every combination.</summary>
internal sealed class SmallRows : RowSet
{
    // Packings in another order that change nothing before it is taken that none will.
    private const int Patience = 5;
    private const long Allowance = 200_000_000;

    private readonly PrimeField _field;
    private readonly List<(int Element, long Count, ulong[] Row)> _rows;
    private readonly int[] _order;
    private readonly JudgementCourse _course;

    private SmallRows(
        PrimeField field, IReadOnlyList<ulong[]> combinations, IEnumerable<(int Element, long Count, ulong[] Row)> rows, JudgementCourse course)
    {
        (_field, Combinations, _course) = (field, combinations, course);
        _rows = [.. rows.Where(one => IsTold(one.Row))];
        Counts = [.. _rows.Select(row => row.Count)];
        _order = [.. Enumerable.Range(0, _rows.Count)];
    }

    /// <summary>In terms of the columns of the atoms.</summary>
    public IReadOnlyList<ulong[]> Combinations { get; }

    public override int Width => Combinations.Count;

    public override IReadOnlyList<long> Counts { get; }

    public override IReadOnlyList<int> Order => _order;

    /// <summary>What a packing of atoms leaves open, narrowed by packings of the same atoms in other orders.</summary>
    public static SmallRows Of(PrimeField field, AtomMatrix atoms, Packing packing, int frequency, JudgementCourse course)
    {
        ulong[][] combinations = [.. packing.Combinations()];
        var products = Array.ConvertAll(combinations, atoms.Product);
        var rows = new SmallRows(field, combinations,
            packing.Emptied.Select(atom => (atom, atoms.Counts[atom], Array.ConvertAll(products, product => product(atom)))), course);
        return rows.Narrowed(frequency);
    }

    /// <summary>
    /// The combinations as vectors over elements, and beyond all elements over themselves, so that it can be followed what becomes of them.
    /// </summary>
    /// <param name="elements">Number of elements that there are.</param>
    public IEnumerable<Dictionary<int, ulong>> Vectors(int elements)
    {
        for (var at = 0; at < Width; at++)
        {
            var vector = new Dictionary<int, ulong> { [elements + at] = _field.One };
            foreach (var (element, _, row) in _rows)
                if (row[at] != 0) vector.Add(element, row[at]);
            yield return vector;
        }
    }

    public override int Cost(int column) => 0;

    public override IEnumerable<Coordinate> Row(int element) =>
        _rows[element].Row.Select((value, at) => new Coordinate(at, value)).Where(one => one.Value != 0);

    public override Func<int, ulong> Product(ulong[] combination) => element => Sum(_rows[element].Row, combination);

    private bool IsTold(ulong[] row)
    {
        _course.Look();
        return Array.Exists(row, value => value != 0);
    }

    private SmallRows Narrowed(int frequency)
    {
        var (rows, order) = (this, new Seeded("packing"));
        for (var idle = 0; idle < Patience && rows.Width > 0;)
        {
            for (var at = rows._order.Length - 1; at > 0; at--)
            {
                var other = order.Below(at + 1);
                (rows._order[at], rows._order[other]) = (rows._order[other], rows._order[at]);
            }

            var packing = new Packing(_field, rows, frequency, Allowance, _course);
            if (packing.IsExhausted) break;
            if (packing.Dimension < rows.Width) (rows, idle) = (rows.Only([.. packing.Combinations()]), 0);
            else idle++;
        }

        return rows;
    }

    private SmallRows Only(ulong[][] own)
    {
        var sparse = Array.ConvertAll(own, Sparse);
        return new(
            _field,
            Array.ConvertAll(sparse, Combined),
            _rows.Select(row => (row.Element, row.Count, Array.ConvertAll(sparse, one => Sum(row.Row, one)))),
            _course);
    }

    private static Coordinate[] Sparse(ulong[] vector) =>
        [.. vector.Select((value, at) => new Coordinate(at, value)).Where(one => one.Value != 0)];

    private ulong[] Combined(Coordinate[] own)
    {
        _course.Look();
        var combined = new ulong[Combinations[0].Length];
        foreach (var (at, factor) in own)
        {
            var values = Combinations[at];
            for (var column = 0; column < combined.Length; column++)
                if (values[column] != 0) combined[column] = _field.Add(combined[column], _field.Multiply(factor, values[column]));
        }

        return combined;
    }

    private ulong Sum(ulong[] values, Coordinate[] factors)
    {
        var sum = 0UL;
        foreach (var (at, factor) in factors)
            if (values[at] != 0) sum = _field.Add(sum, _field.Multiply(values[at], factor));
        return sum;
    }

    private ulong Sum(ulong[] values, ulong[] factors)
    {
        var sum = 0UL;
        for (var at = 0; at < values.Length; at++)
            if (values[at] != 0 && factors[at] != 0) sum = _field.Add(sum, _field.Multiply(values[at], factors[at]));
        return sum;
    }
}
