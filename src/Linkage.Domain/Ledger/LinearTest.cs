using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Whether any sum of published cells, with any coefficients, speaks of fewer subjects than the minimum frequency without being the sum of
/// what earlier releases tell of them and what the candidate tells of them (<see cref="Sides"/>). Arithmetic is modulo one random 61-bit
/// prime: that a dependency is taken for true that is not, or the rank of integers falls, has a chance below 2^-40 even for thousands of
/// cells.
/// </summary>
internal sealed class LinearTest
{
    private const long Allowance = 20_000_000_000;

    // Numbers that are held at once of sums that may speak of few: with more than these the result is refused.
    private const int MostNumbers = 50_000_000;

    private const long PairAllowance = 50_000_000;

    private readonly ReleaseHistory _history;
    private readonly PrimeField _field = PrimeField.Random();
    private readonly IReadOnlyList<int> _cells;
    private readonly AtomMatrix _atoms;
    private readonly Packing _packing;
    private readonly ulong _known;
    private readonly int _frequency;
    private readonly Lazy<Sides> _sides;
    private readonly JudgementCourse _course;

    public LinearTest(ReleaseHistory history, Reading reading, ulong known, int frequency, JudgementCourse course)
        : this(history, history.CellsOf(reading), reading, known, frequency, history.IsCandidateAudited, course)
    {
    }

    private LinearTest(
        ReleaseHistory history, IEnumerable<int> cells, Reading reading, ulong known, int frequency, bool isAudited, JudgementCourse course)
    {
        (_history, _known, _frequency, _course) = (history, known, frequency, course);
        _cells = [.. cells.Where(cell => history.Cells[cell].Showing == CellShowing.Published)];
        _atoms = new AtomMatrix(_field, history, reading, known, _cells, [], course);
        _packing = new Packing(_field, _atoms, frequency, Allowance, course);
        _sides = new Lazy<Sides>(() => new Sides(_field, _atoms.Columns, _packing.Echelon, isAudited));
    }

    /// <summary>What some cells tell by themselves, as if nothing were told yet.</summary>
    public static LinearTest Of(
        ReleaseHistory history, IEnumerable<int> cells, Reading reading, ulong known, int frequency, JudgementCourse course) =>
        new(history, cells, reading, known, frequency, isAudited: false, course);

    public DifferencingFinding? Find()
    {
        if (_packing.IsExhausted) return Undecided;
        if (_packing.Dimension == 0) return null;
        if ((long)_packing.Dimension * (_packing.Emptied.Count + _atoms.Width) > MostNumbers) return Pair() ?? Undecided;
        var rows = SmallRows.Of(_field, _atoms, _packing, _frequency, _course);
        var told = Told(rows);
        var search = new CircuitSearch(
            _field, _atoms.Counts, _frequency, vector => told.Any(values => Follow(values, vector) == 0), _course);
        var undecided = false;
        foreach (var basis in SparseVector.Components(_field, rows.Vectors(_atoms.Counts.Count), _atoms.Counts.Count, _course))
        {
            if (told.Any(values => basis.All(vector => Follow(values, vector) == 0))) continue;
            if (search.Find(basis) is { } vector) return Found(vector, rows, (int)search.SubjectsIn(vector));
            undecided |= search.IsExhausted;
        }

        return undecided ? Undecided : null;
    }

    /// <summary>Whether one side tells by itself what one published cell less another is.</summary>
    public bool IsToldDifference(int outer, int inner) => _sides.Value.Functions.Any(function =>
    {
        var ofCell = _atoms.Columns.OfCells(function);
        return ofCell(outer) == ofCell(inner);
    });

    private DifferencingFinding Undecided => new(DifferencingTest.Undecided, [], 0, _known);

    // A pair whose difference is the sum of what each side tells is refused without need: so this is only asked when the rest is too much
    // work.
    private DifferencingFinding? Pair() => new PairTest(
        _history, new CellMembers(_history, _cells, _known, _course), _frequency, _known, PairAllowance, _course).Find(
        (one, other) => one.IsCandidate && (!other.IsCandidate || !_history.IsCandidateAudited), IsToldDifference);

    /// <summary>Per side what its function says of each combination.</summary>
    private List<ulong[]> Told(SmallRows rows) =>
        [.. _sides.Value.Functions.Select(function => rows.Combinations.Select(one => _sides.Value.Of(function, one)).ToArray())];

    private ulong Follow(ulong[] values, Dictionary<int, ulong> vector) => vector.Where(entry => entry.Key >= _atoms.Counts.Count)
        .Aggregate(0UL, (sum, entry) => _field.Add(sum, _field.Multiply(entry.Value, values[entry.Key - _atoms.Counts.Count])));

    private DifferencingFinding Found(Dictionary<int, ulong> vector, SmallRows rows, int subjects)
    {
        var combination = new ulong[_atoms.Width];
        for (var column = 0; column < combination.Length; column++)
            combination[column] = Follow([.. rows.Combinations.Select(one => one[column])], vector);
        var terms = new Formula(_field, _history, _cells, _atoms.Columns, _packing.Echelon).Of(combination);
        var test = terms.Count == 2 && terms.All(term => Math.Abs(term.Coefficient) == 1) ? DifferencingTest.Pair : DifferencingTest.Linear;
        return new DifferencingFinding(test, terms, subjects, _known);
    }
}
