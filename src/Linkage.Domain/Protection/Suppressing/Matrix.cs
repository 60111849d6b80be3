using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>The matrix of one class of base measures: a column per distinct cell that shows one of them.</summary>
internal sealed class Matrix
{
    private const int MostRounds = 30;

    private readonly Tabulation _tabulation;
    private readonly Insiders _insiders;
    private readonly DisclosurePolicy _policy;
    private readonly Primaries _primaries;
    private readonly List<Column> _columns;
    private readonly List<Attack> _attacks;

    public Matrix(
        Tabulation tabulation, MeasureClass measures, Matrices matrices, Primaries primaries, DisclosurePolicy policy, CostKind cost,
        WishedCells wished)
    {
        var incidence = matrices.For(measures);
        var known = new KnownRows(tabulation, measures, incidence, primaries);
        (_tabulation, Measures, _policy, _primaries) = (tabulation, measures, policy, primaries);
        _insiders = new Insiders(tabulation, measures.Measures[0], incidence, matrices.Possible);
        _columns = new Columns(tabulation, measures, incidence, known, primaries, policy, cost, wished).InOrder();
        _attacks = Attacks(known);
    }

    public MeasureClass Measures { get; }

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Cells that are suppressed to make an interval wide enough.</summary>
    public IEnumerable<(int Cell, BaseMeasure Measure)> Held =>
        _columns.Where(c => c.IsHeld).SelectMany(c => c.Cells).SelectMany(c => Measures.Measures.Select(m => (c, m)));

    /// <summary>Who knows rows of this matrix, for the audit.</summary>
    public IEnumerable<Insider> Insiders => _insiders.All(_policy);

    /// <summary>The status of every cell of all tables; again after some column is held back more.</summary>
    public CellStatus[] Suppress(CancellationToken stop)
    {
        foreach (var attack in _attacks) attack.Restart();
        var status = Round(stop);
        // Should the rounds run out, contributors can still derive something, and the audit will say so.
        for (var round = 0; round < MostRounds && IsTold(status); round++)
        {
            foreach (var attack in _attacks) attack.Restart();
            status = Round(stop);
        }

        return status;
    }

    /// <summary>
    /// Whether a contributor who stands alone, or a small difference, tells what it must not; it is protected from then on.
    /// </summary>
    public bool IsTold(CellStatus[] status) => _attacks[0].Reveal() | Guard(status);

    /// <summary>Begins with what is published already, and with nothing held back.</summary>
    /// <returns>Combinations found before that can still be protected.</returns>
    public int Reopen(Predicate<Column> isPublished)
    {
        foreach (var column in _columns) column.IsHeld = false;
        foreach (var attack in _attacks) attack.Release();
        for (var c = 0; c < _columns.Count; c++)
            if (isPublished(_columns[c])) Publish([.. _attacks.Select(a => a.Reduce(c))]);
        return _attacks.Sum(a => a.OpenSums);
    }

    /// <summary>What is left of a column for each attacker when publishing it is safe; null when it is not.</summary>
    public IReadOnlyList<Entry[]>? Reductions(int column)
    {
        var reduced = new List<Entry[]>(_attacks.Count);
        foreach (var attack in _attacks)
        {
            reduced.Add(attack.Reduce(column));
            if (!attack.IsSafe(reduced[^1])) return null;
        }

        return reduced;
    }

    public void Publish(IReadOnlyList<Entry[]> reduced)
    {
        for (var a = 0; a < _attacks.Count; a++) _attacks[a].Publish(reduced[a]);
    }

    /// <summary>Protects from now on what published cells together tell of a few.</summary>
    /// <returns>True when there was one.</returns>
    private bool Guard(CellStatus[] status)
    {
        var differences = new Differences(_columns, _insiders.Contributors, _policy.MinimumFrequency);
        var found = differences.Few(c => status[c.Cells[0]] == CellStatus.Published).ToList();
        foreach (var (larger, smaller) in found)
            foreach (var attack in _attacks) attack.Guard(larger, smaller);
        var sums = _attacks.Select(a => a.GuardSums(c => status[_columns[c].Cells[0]] == CellStatus.Published, _policy.MinimumFrequency));
        return sums.ToList().Contains(true) || found.Count > 0;
    }

    /// <summary>How uncertain each primary must stay, by cell and measure.</summary>
    /// <param name="isShown">Whether a table shows a measure of a cell.</param>
    public IEnumerable<ProtectedCell> Protection(Func<int, BaseMeasure, bool> isShown)
    {
        foreach (var column in _columns.Where(c => c is { IsPrimary: true, Rows.Length: > 0 }))
            foreach (var cell in column.Cells)
                foreach (var measure in Measures.Measures.Where(m => isShown(cell, m)))
                    yield return new ProtectedCell(cell, measure, Tabulation.Value(_tabulation[cell], measure), column.Protection.Lower,
                        column.Protection.Upper);
    }

    /// <summary>
    /// The outsider first, with the contributors who stand alone; then every coalition of partners that knows whole rows. To another nothing
    /// more follows than to the outsider, but of what follows it counts fewer whom it does not know.
    /// </summary>
    private List<Attack> Attacks(KnownRows known)
    {
        int[] zeros = [.. Zeros()];
        var knowers = _insiders.Alone(_policy).Select(rows => Array.FindAll(rows, r => !known.Contains(r))).Where(rows => rows.Length > 0);
        var coalitions = Coalitions.Of(_policy, _tabulation.Spec.Partners.Count).ToLookup(one => _insiders.FilledBy(one).Length > 0);
        IReadOnlyList<RowPeople> fewest = [.. _insiders.Fewest(0), .. coalitions[false].SelectMany(_insiders.Fewest)];
        var attacks = new List<Attack> { new(_tabulation.Cubes, _columns, [], [.. knowers], zeros, fewest) };
        foreach (var coalition in coalitions[true])
        {
            var filled = _insiders.FilledBy(coalition);
            var attack = new Attack(
                _tabulation.Cubes, _columns, new HashSet<int>(filled), [], zeros, _insiders.Fewest(coalition));
            if (!attack.IsEmpty) attacks.Add(attack);
        }

        return attacks;
    }

    /// <summary>Rows of the primaries that are zero and must not be known to be.</summary>
    private IEnumerable<int> Zeros() =>
        _columns.Where(c => c.IsPrimary && Measures.Measures.Any(m => c.Cells.Any(cell =>
                Tabulation.Value(_tabulation[cell], m) == 0 && _primaries.Of(cell, m).Any(f => f.Rule == Rule.Zero))))
            .SelectMany(c => c.Rows).Distinct();

    private CellStatus[] Round(CancellationToken stop)
    {
        var status = new CellStatus[_tabulation.Cubes.CellCount];
        for (var c = 0; c < _columns.Count; c++)
        {
            stop.ThrowIfCancellationRequested();
            var outcome = _columns[c].IsPrimary ? CellStatus.Primary
                : !_columns[c].IsHidden && !_columns[c].IsHeld && TryPublish(c) ? CellStatus.Published : CellStatus.Secondary;
            foreach (var cell in _columns[c].Cells) status[cell] = outcome;
        }

        return status;
    }

    private bool TryPublish(int column)
    {
        if (Reductions(column) is not { } reduced) return false;
        Publish(reduced);
        return true;
    }
}
