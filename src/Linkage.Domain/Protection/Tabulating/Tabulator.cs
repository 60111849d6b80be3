using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Tabulating;

/// <summary>
/// Turns rows, ordered by subject, into the exact facts of every cell. Memory grows with the non-empty crossings of what the tables show,
/// not with the rows.
/// </summary>
public sealed class Tabulator
{
    private readonly CubeSet _cubes;
    private readonly UnitIndex _units;
    private readonly UnitFacts _facts;
    private readonly SubjectRows _subject;
    private readonly HoldingFacts? _holdings;
    private readonly List<int> _cells = [], _scratch = [];
    private readonly int[] _grains;
    private long? _last;

    private Tabulator(TabulationSpec spec)
    {
        _cubes = new CubeSet(spec);
        _units = new UnitIndex([.. _cubes.Grains.Select(g => g.Count)]);
        _facts = new UnitFacts(_cubes, _units);
        _subject = new SubjectRows(spec.Amounts.Count);
        _holdings = spec.Holdings ? new HoldingFacts() : null;
        _grains = new int[spec.Variables.Count];
    }

    /// <returns>A tabulator, or every fault of the specification; too many cells are <see cref="RefusalKind.TooLarge"/>.</returns>
    public static Outcome<Tabulator> For(TabulationSpec spec)
    {
        var faults = TabulationFaults.Of(spec);
        if (faults.Count > 0)
            return new Refusal(faults.All(f => f.Rule == "cells") ? RefusalKind.TooLarge : RefusalKind.Invalid, "tables-invalid",
                "The tables cannot be made as specified.", faults);
        var tabulator = new Tabulator(spec);
        return UnitIndex.Fits(tabulator._cubes.Grains.Select(g => g.Count))
            ? tabulator
            : new Refusal(
                RefusalKind.TooLarge, "tables-too-many-crossings", "The tables cross more categories than can be judged together.");
    }

    /// <exception cref="ArgumentException">The rows are not ordered by subject, or the row does not fit the specification.</exception>
    public void Add(in RowFacts row)
    {
        if (row.Subject < _last) throw new ArgumentException("Rows must be ordered by subject.", nameof(row));
        if (row.Leaf.Length != _grains.Length || row.Amounts.Length != _cubes.Spec.Amounts.Count || row.Weight <= 0)
            throw new ArgumentException("The row does not fit the specification.", nameof(row));
        if (_holdings is null && row.Holding is { } holding && holding != row.Subject)
            throw new ArgumentException("The specification declares no holdings.", nameof(row));
        if (_last != row.Subject) Flush();
        _last = row.Subject;
        for (var v = 0; v < _grains.Length; v++) _grains[v] = _cubes.Grains[v].OfLeaf(row.Leaf[v]);
        var unit = _units.NumberOf(_grains);
        _facts.AddRow(unit, row);
        _subject.Add(unit, row);
        if (_holdings is null) return;
        _cubes.CellsOf(_grains, _cells, _scratch);
        _holdings.Add(_cells, row);
    }

    /// <summary>The facts of all cells; the tabulator is done with.</summary>
    public Tabulation Finish()
    {
        Flush();
        var cells = _facts.Cells();
        _holdings?.Weigh(cells);
        return _facts.Tabulation(cells);
    }

    private void Flush()
    {
        if (_subject.IsEmpty) return;
        _facts.AddSubject(_subject, weigh: _holdings is null);
        _subject.Clear();
    }
}
