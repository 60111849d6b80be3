using System.Runtime.InteropServices;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Atoms: subjects whose contributions to all columns are the same up to a factor, so that no sum of columns is zero on one of them and not
/// on the other; with the vector of one of them. Two vectors are taken for multiples of each other when the ratios of three random linear
/// functions of them modulo a 61-bit prime are the same, which errs with chance 2^-120 a pair.
/// </summary>
internal sealed class AtomMatrix : RowSet
{
    private readonly PrimeField _field;
    private readonly Contributions _contributions;
    private readonly Residue _residue;
    private readonly Dictionary<(ulong, ulong), int> _atoms = [];
    private readonly List<long> _counts = [];
    private readonly List<int> _first = [];
    private readonly List<int> _shapes = [];
    private readonly Dictionary<ulong, int> _shapeNumbers = [];
    private int[]? _order;

    /// <param name="known">Partners whose subjects the attacker takes away beforehand.</param>
    public AtomMatrix(
        PrimeField field, ReleaseHistory history, Reading reading, ulong known, IEnumerable<int> cells, IEnumerable<int> targets,
        JudgementCourse course)
    {
        (_field, _contributions, _residue) = (field, history.Contributions, new Residue(field, reading));
        Columns = new ColumnBasis(field, history, cells, targets, course);
        if (Columns.Count > 0) Gather(known, course);
    }

    public ColumnBasis Columns { get; }

    public override int Width => Columns.Count;

    public override IReadOnlyList<long> Counts => _counts;

    public override int Cost(int column) => column < Columns.Rank ? Columns.LengthOf(column) : int.MaxValue;

    public override IReadOnlyList<int> Order => _order ??= Ordered();

    public override IEnumerable<Coordinate> Row(int element)
    {
        var subject = _first[element];
        var length = _contributions.UnitsOf(subject).Length;
        for (var at = 0; at < length; at++)
        {
            if (Columns.ColumnsOf(_contributions.UnitsOf(subject)[at]) is not { } columns) continue;
            var value = _residue.Of(_contributions.ValuesOf(subject)[at]);
            foreach (var (column, factor) in columns) yield return new Coordinate(column, _field.Multiply(value, factor));
        }
    }

    public override Func<int, ulong> Product(ulong[] combination)
    {
        var perUnit = Columns.PerUnit(combination);
        return element => Sum(_first[element], perUnit);
    }

    private ulong Sum(int subject, ulong[] perUnit)
    {
        var units = _contributions.UnitsOf(subject);
        var values = _contributions.ValuesOf(subject);
        var sum = 0UL;
        for (var at = 0; at < units.Length; at++)
            if (perUnit[units[at]] != 0) sum = _field.Add(sum, _field.Multiply(perUnit[units[at]], _residue.Of(values[at])));
        return sum;
    }

    private void Gather(ulong known, JudgementCourse course)
    {
        ulong[][] functions = [.. Enumerable.Range(0, 3).Select(_ => Columns.PerUnit(RandomNumbers.Residues(_field, Width)))];
        for (var subject = 0; subject < _contributions.Subjects; subject++)
        {
            course.Look();
            if ((_contributions.PartnersOf(subject) & known) != 0) continue;
            if (Tag(subject, functions) is not { } tag) continue;
            if (!_atoms.TryGetValue(tag, out var atom))
            {
                _atoms.Add(tag, atom = _counts.Count);
                _counts.Add(0);
                _first.Add(subject);
                _shapes.Add(Shape(subject, functions[0]));
            }

            _counts[atom]++;
        }

        _atoms.Clear();
    }

    /// <returns>Equal for multiples; null for a subject that contributes nothing.</returns>
    private (ulong, ulong)? Tag(int subject, ulong[][] functions)
    {
        var (first, second, third) = (Sum(subject, functions[0]), Sum(subject, functions[1]), Sum(subject, functions[2]));
        if (first == 0) return (second, third) == (0, 0) ? null : (second, third);
        var factor = _field.Invert(first);
        return (_field.Multiply(factor, second), _field.Multiply(factor, third));
    }

    /// <summary>A number that is equal for subjects that are in the same units, whatever they contribute.</summary>
    private int Shape(int subject, ulong[] perUnit)
    {
        var shape = 0UL;
        foreach (var unit in _contributions.UnitsOf(subject)) shape = unchecked(shape + perUnit[unit]);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_shapeNumbers, shape, out var known);
        if (!known) number = _shapeNumbers.Count;
        return number;
    }

    // Large atoms serve again and again. Those in the same units follow each other, the frequent ones first: their elimination stays among
    // few columns.
    private int[] Ordered()
    {
        const int counts = (1 << 10) - 1, frequencies = (1 << 22) - 1;
        var frequent = new int[_shapeNumbers.Count + 1];
        foreach (var shape in _shapes) frequent[shape]++;
        int[] order = [.. Enumerable.Range(0, _counts.Count)];
        var keys = Array.ConvertAll(order, atom => (ulong)(counts - Math.Min(_counts[atom], counts)) << 54
            | (ulong)(frequencies - Math.Min(frequent[_shapes[atom]], frequencies)) << 32 | (uint)_shapes[atom]);
        Array.Sort(keys, order);
        return order;
    }
}
