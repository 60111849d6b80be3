using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Independent combinations of cells, as vectors over units: whatever is a sum of other cells, as margins are, is left out. The small cells
/// come first and are taken away from the large ones, so that the vectors are short. From each column the same column of the release
/// before is taken away: who stayed where he was contributes nothing to it, so that the rows of subjects are short too.
/// </summary>
internal sealed class ColumnBasis
{
    private readonly PrimeField _field;
    private readonly ReleaseHistory _history;
    private readonly Echelon _echelon;
    private readonly List<int> _cells = [];
    private readonly List<int> _lengths = [];
    private readonly List<Coordinate>[] _columnsOf;
    private readonly List<int[]> _chains;
    private readonly int[] _candidateAfter;

    /// <param name="targets">Cells that get a column each, less what they have of the others: whether they follow is asked.</param>
    public ColumnBasis(PrimeField field, ReleaseHistory history, IEnumerable<int> cells, IEnumerable<int> targets, JudgementCourse course)
    {
        (_field, _history, _echelon) = (field, history, new Echelon(field, history.Units));
        _columnsOf = new List<Coordinate>[history.Units];
        foreach (var cell in cells.OrderBy(cell => history.Cells[cell].Units.Count).ThenBy(cell => cell))
        {
            course.Look();
            var reduced = _echelon.Reduce(VectorOf(cell));
            if (reduced.Count == 0) continue;
            _echelon.Add(reduced, reduced[^1].At);
            Put(cell, _echelon.Row(Rank));
            Rank++;
        }

        _chains = [.. Enumerable.Range(0, Rank).GroupBy(column => history.Cells[_cells[column]].Definition).Select(same =>
            same.OrderBy(IsCandidate).ThenBy(column => _cells[column]).ToArray())];
        foreach (var cell in targets)
            if (_echelon.Reduce(VectorOf(cell)) is { Count: > 0 } reduced) Put(cell, reduced);
        _candidateAfter = [.. Enumerable.Repeat(-1, Count)];
        var next = _candidateAfter.ToArray();
        foreach (var chain in _chains)
        {
            for (var at = 1; at < chain.Length; at++) next[chain[at - 1]] = chain[at];
            if (IsCandidate(chain[^1])) Array.ForEach(chain, column => _candidateAfter[column] = chain[^1]);
        }

        foreach (var entries in _columnsOf) entries?.AddRange(Taken(entries, next).ToArray());
    }

    public int Count => _cells.Count;

    /// <summary>Columns that are no targets; they come first.</summary>
    public int Rank { get; private set; }

    /// <summary>The cell by which a column came in; both are of one release.</summary>
    public int CellOf(int column) => _cells[column];

    public bool IsCandidate(int column) => _history.Cells[_cells[column]].IsCandidate;

    /// <summary>The candidate's column from which, in the end, a column is taken away; itself for that one, -1 when there is none.</summary>
    public int CandidateAfter(int column) => _candidateAfter[column];

    /// <summary>Units in a column.</summary>
    public int LengthOf(int column) => _lengths[column];

    /// <summary>The columns that a unit is in; null for a unit in none.</summary>
    public IReadOnlyList<Coordinate>? ColumnsOf(int unit) => _columnsOf[unit];

    /// <summary>Per unit the sum of a combination of columns.</summary>
    public ulong[] PerUnit(ulong[] combination)
    {
        var values = new ulong[_columnsOf.Length];
        for (var unit = 0; unit < values.Length; unit++)
        {
            if (_columnsOf[unit] is not { } entries) continue;
            foreach (var (column, value) in entries)
                if (combination[column] != 0) values[unit] = _field.Add(values[unit], _field.Multiply(combination[column], value));
        }

        return values;
    }

    /// <summary>What a linear function of columns says of every cell that is a combination of them; no targets.</summary>
    public Func<int, ulong> OfCells(ulong[] function)
    {
        var whole = (ulong[])function.Clone();
        foreach (var chain in _chains)
            for (var at = 1; at < chain.Length; at++) whole[chain[at]] = _field.Add(whole[chain[at]], whole[chain[at - 1]]);
        var perUnit = _echelon.Solve(whole, _ => 0);
        return cell => _history.Cells[cell].Units.Aggregate(0UL, (sum, unit) => _field.Add(sum, perUnit[unit]));
    }

    private IEnumerable<Coordinate> Taken(IEnumerable<Coordinate> entries, int[] next) =>
        entries.Where(entry => next[entry.At] >= 0).Select(entry => new Coordinate(next[entry.At], _field.Negate(entry.Value)));

    private void Put(int cell, IEnumerable<Coordinate> vector)
    {
        var length = 0;
        foreach (var (unit, value) in vector)
        {
            (_columnsOf[unit] ??= []).Add(new Coordinate(Count, value));
            length++;
        }

        _cells.Add(cell);
        _lengths.Add(length);
    }

    private IEnumerable<Coordinate> VectorOf(int cell) => _history.Cells[cell].Units.Select(unit => new Coordinate(unit, _field.One));
}
