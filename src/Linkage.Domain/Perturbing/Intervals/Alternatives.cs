using Linkage.Domain.Ledger;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>
/// Looks for other true tables that would have been published with the same ranges: integers, no atom below what the attacker knows.
/// One that is found is a certificate that the reader cannot exclude its count; that none is found proves nothing.
/// </summary>
internal sealed class Alternatives
{
    private const int MostRepairs = 8;
    private const int Breadth = 6;
    private const int MostTries = 400;
    private const int MostLookedAt = 5_000;

    private readonly AtomCells _contents;
    private readonly Range[] _ranges;
    private readonly long[] _atoms;
    private readonly long[] _floors;
    private readonly long[] _counts;
    private readonly JudgementCourse _course;
    private readonly List<(int Atom, int Step)> _moves = [];
    private int _tries;

    /// <param name="ranges">Of every cell, as published; the true table lies within.</param>
    public Alternatives(AtomCells contents, Range[] ranges, long[] floors, JudgementCourse course)
    {
        (_contents, _ranges, _floors, _course) = (contents, ranges, floors, course);
        _atoms = [.. contents.Atoms.Select(a => a.Count)];
        _counts = [.. Enumerable.Range(0, contents.CellCount).Select(contents.Count)];
    }

    /// <summary>The counts of a cell, around the true one, that certificates were found for; it stops at so many.</summary>
    public Range Reach(int cell, long enough)
    {
        var high = Drift(cell, 1, enough - 1);
        var low = high + 1 >= enough ? 0 : Drift(cell, -1, enough - 1 - high);
        var count = _contents.Count(cell);
        return new(count - low, count + high);
    }

    // One step after another from the true table, each a whole table within the ranges; then all of them back.
    private long Drift(int cell, int step, long most)
    {
        var drifted = 0L;
        while (drifted < most && _contents.AtomsIn(cell).Any(atom => TryMove(cell, atom, step))) drifted++;
        for (var at = _moves.Count - 1; at >= 0; at--) Apply(_moves[at].Atom, -_moves[at].Step);
        _moves.Clear();
        return drifted;
    }

    private bool TryMove(int cell, int atom, int step)
    {
        _tries = 0;
        var before = _moves.Count;
        if (!CanApply(atom, step)) return false;
        Do(atom, step);
        if (Repair(cell, MostRepairs)) return true;
        Undo(before);
        return false;
    }

    /// <summary>Moves atoms outside the cell against each range that is left, to a small depth.</summary>
    private bool Repair(int kept, int depth)
    {
        if (Broken() is not { } broken) return true;
        if (depth == 0) return false;
        var step = _counts[broken] > _ranges[broken].High ? -1 : 1;
        foreach (var atom in Candidates(broken, kept, step))
        {
            if (_tries++ > MostTries) return false;
            var before = _moves.Count;
            Do(atom, step);
            if (Repair(kept, depth - 1)) return true;
            Undo(before);
        }

        return false;
    }

    /// <summary>Atoms whose move would bring the range back, those that break least elsewhere first.</summary>
    private List<int> Candidates(int broken, int kept, int step)
    {
        _course.Look();
        var found = new List<(int Damage, int Atom)>();
        foreach (var atom in _contents.AtomsIn(broken).Take(MostLookedAt))
        {
            if (_contents.CellsWith(atom).Contains(kept) || _moves.Contains((atom, -step)) || !CanApply(atom, step)) continue;
            var damage = 0;
            foreach (var cell in _contents.CellsWith(atom))
                damage += (_ranges[cell].Holds(_counts[cell] + step) ? 0 : 1) - (_ranges[cell].Holds(_counts[cell]) ? 0 : 1);
            found.Add((damage, atom));
        }

        found.Sort();
        return [.. found.Take(Breadth).Select(f => f.Atom)];
    }

    /// <summary>Only cells that a move touched can be out of range.</summary>
    private int? Broken()
    {
        for (var at = _moves.Count - 1; at >= 0; at--)
            foreach (var cell in _contents.CellsWith(_moves[at].Atom))
                if (!_ranges[cell].Holds(_counts[cell])) return cell;
        return null;
    }

    private bool CanApply(int atom, int step) => _atoms[atom] + step >= _floors[atom];

    private void Do(int atom, int step)
    {
        Apply(atom, step);
        _moves.Add((atom, step));
    }

    private void Undo(int before)
    {
        for (; _moves.Count > before; _moves.RemoveAt(_moves.Count - 1)) Apply(_moves[^1].Atom, -_moves[^1].Step);
    }

    private void Apply(int atom, int step)
    {
        _atoms[atom] += step;
        foreach (var cell in _contents.CellsWith(atom)) _counts[cell] += step;
    }
}
