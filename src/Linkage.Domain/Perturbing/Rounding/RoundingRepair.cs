namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Looks for a controlled rounding of tables that are too large for an exact search: every inner group is rounded to one of its two adjacent
/// multiples by chance, all cells being sums of those, and then groups are moved to their other multiple, tabu for a while (Glover 1989),
/// until no cell is further off than allowed. The effort is counted, not timed. That nothing is found proves nothing.
/// </summary>
internal sealed class RoundingRepair
{
    private const int Tenure = 12;
    private const int LookedAt = 400;
    private const long LeastWork = 40_000_000;
    private const int WorkOfCell = 4_000, WorkOfMove = 400;

    private readonly CellContents _contents;
    private readonly int _base;
    private readonly long[] _rounded;
    private readonly long[] _off;
    private readonly int[] _tabuUntil;
    private readonly SortedSet<int> _broken = [];
    private long _work;
    private long _most;

    public RoundingRepair(CellContents contents, int toBase, KeyedChoice choice)
    {
        (_contents, _base) = (contents, toBase);
        _tabuUntil = new int[contents.Atoms.Count];
        _rounded = [.. contents.Atoms.Select(a => a.Count - a.Count % toBase + (choice.Happens(a.Count % toBase, toBase) ? toBase : 0))];
        var errors = contents.Atoms.Select((atom, a) => _rounded[a] - atom.Count).ToArray();
        _off = [.. Enumerable.Range(0, contents.CellCount).Select(cell => contents.AtomsIn(cell).Sum(a => errors[a]))];
    }

    /// <summary>Goes on from where it stood.</summary>
    /// <param name="most">How far a cell may be off.</param>
    /// <returns>A count per cell, over all tables; null when none was found.</returns>
    public long[]? Find(long most)
    {
        (_most, _work) = (most, 0);
        _broken.Clear();
        for (var cell = 0; cell < _off.Length; cell++)
            if (Excess(_off[cell]) > 0) _broken.Add(cell);
        for (var move = 1; _broken.Count > 0; move++)
        {
            if ((_work += WorkOfMove) > LeastWork + (long)WorkOfCell * _off.Length) return null;
            // One after the other, so that none waits for ever.
            var cell = _broken.ElementAt(move % _broken.Count);
            if (Best(cell, move) is not { } atom) continue;
            Move(atom);
            _tabuUntil[atom] = move + Tenure;
        }

        return [.. _off.Select((off, cell) => _contents.Count(cell) + off)];
    }

    private long Excess(long off) => Math.Max(0, Math.Abs(off) - _most);

    /// <summary>The group whose move brings the cell nearer and does least damage: by what is too much, then by squares.</summary>
    private int? Best(int cell, int move)
    {
        var isTooHigh = _off[cell] > 0;
        int? best = null;
        var least = (long.MaxValue, long.MaxValue);
        var atoms = _contents.AtomsIn(cell);
        _work += Math.Min(LookedAt, atoms.Count);
        // Of a large cell others each time.
        for (var (at, looked) = ((int)((long)move * LookedAt % atoms.Count), 0); looked < Math.Min(LookedAt, atoms.Count); looked++)
        {
            var atom = atoms[(at + looked) % atoms.Count];
            var rest = _contents.Atoms[atom].Count % _base;
            if (rest == 0 || _tabuUntil[atom] > move || _rounded[atom] > _contents.Atoms[atom].Count != isTooHigh) continue;
            var damage = Damage(atom, isTooHigh ? -_base : _base);
            if (damage.CompareTo(least) < 0) (best, least) = (atom, damage);
        }

        return best;
    }

    private (long Excess, long Squares) Damage(int atom, int step)
    {
        var (excess, squares) = (0L, 0L);
        _work += _contents.CellsWith(atom).Length;
        foreach (var cell in _contents.CellsWith(atom))
        {
            excess += Excess(_off[cell] + step) - Excess(_off[cell]);
            squares += 2 * _off[cell] * step + step * step;
        }

        return (excess, squares);
    }

    private void Move(int atom)
    {
        var step = _rounded[atom] > _contents.Atoms[atom].Count ? -_base : _base;
        _rounded[atom] += step;
        foreach (var cell in _contents.CellsWith(atom))
        {
            _off[cell] += step;
            if (Excess(_off[cell]) > 0) _broken.Add(cell);
            else _broken.Remove(cell);
        }
    }
}
