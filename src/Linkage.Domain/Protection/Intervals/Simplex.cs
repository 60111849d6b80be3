using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// The primal simplex method for variables with upper bounds (Dantzig 1955), in whole numbers without rounding: the largest gain first, and
/// Bland's rule (1977) after a row of steps that led nowhere, so that it ends. It starts again from where it stood for every new aim.
/// </summary>
internal sealed class Simplex<T>
    where T : struct, IBinaryInteger<T>
{
    private const int MostIdleSteps = 60;

    private readonly Tableau<T> _tableau;
    private readonly long _most;
    private int _idle;

    /// <exception cref="OverflowException">
    /// From here and from <see cref="Maximise"/>: the numbers outgrow <typeparamref name="T"/>.
    /// </exception>
    /// <param name="most">Entries that may be gone through in all; after that nothing more is found.</param>
    public Simplex(LinearProgram program, long most)
    {
        (_tableau, _most) = (new Tableau<T>(program), most);
        _tableau.Aim(Enumerable.Range(program.VariableCount, program.Rows.Count).Select(artificial => (artificial, -1)));
        Climb(null);
        IsFeasible = !HasGivenUp && T.IsZero(_tableau.Objective!.Value);
        if (IsFeasible) DriveOut();
    }

    /// <summary>Steps taken so far, those of the start included.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the effort came to its limit; whether any values fit is then not known.</summary>
    public bool HasGivenUp => _tableau.Work > _most;

    /// <summary>Whether any values fit the program.</summary>
    public bool IsFeasible { get; }

    /// <summary>Climbs to the largest Σ gain · x, or until it is at least <paramref name="enough"/>.</summary>
    /// <param name="gains">Variables and their gains.</param>
    /// <returns>False when there is no largest, or none within the effort.</returns>
    public bool Maximise(IEnumerable<(int Column, int Gain)> gains, BigInteger? enough)
    {
        _tableau.Aim(gains);
        return Climb(enough is { } value ? T.CreateChecked(value) : null);
    }

    /// <summary>Value of the aim at the point reached: numerator and denominator.</summary>
    public (BigInteger Numerator, BigInteger Denominator) Height() =>
        (BigInteger.CreateChecked(_tableau.Objective!.Value), BigInteger.CreateChecked(_tableau.Objective.Scale));

    /// <summary>The point reached, over a common denominator.</summary>
    public (BigInteger[] Values, BigInteger Denominator) Point() => _tableau.Point();

    /// <summary>At the largest value: what each equation of the program is worth, over a common denominator.</summary>
    public (BigInteger[] Values, BigInteger Denominator) Multipliers(LinearProgram program) =>
    (
        [.. program.Rows.Select((row, r) =>
            BigInteger.CreateChecked(_tableau.Objective![_tableau.VariableCount + r]) * (row.Value < 0 ? -1 : 1))],
        BigInteger.CreateChecked(_tableau.Objective!.Scale)
    );

    private bool Climb(T? enough)
    {
        _idle = 0;
        while (enough is not { } value || _tableau.Objective!.Value < checked(value * _tableau.Objective.Scale))
        {
            if (Entering() is not { } column) return true;
            if (HasGivenUp || !Step(column)) return false;
            Steps++;
        }

        return true;
    }

    /// <summary>The column to raise: the one with the largest gain, or in Bland's order the first with any.</summary>
    private int? Entering()
    {
        var objective = _tableau.Objective!;
        var columns = objective.Columns;
        var entries = objective.Entries;
        int? best = null;
        var least = T.Zero;
        for (var e = 0; e < columns.Length && !_tableau.IsArtificial(columns[e]); e++)
        {
            if (entries[e] >= least || _tableau.Most(columns[e]) is { } most && T.IsZero(most)) continue;
            (best, least) = (columns[e], entries[e]);
            if (_idle > MostIdleSteps) break;
        }

        return best;
    }

    /// <returns>False when nothing stops the column.</returns>
    private bool Step(int column)
    {
        // The limit is a fraction: how far the column goes before a basic variable, or it itself, reaches a bound.
        var (chosen, toUpper) = (-1, false);
        var (top, bottom) = (_tableau.Most(column) ?? T.Zero, _tableau.Most(column) is null ? T.Zero : T.One);
        foreach (var at in _tableau.RowsAt(column))
        {
            var row = _tableau.Rows[at];
            var entry = row[column];
            var rising = T.IsNegative(entry);
            T room;
            if (!rising) room = row.Value;
            else if (!_tableau.IsArtificial(row.Basic) && _tableau.Most(row.Basic) is { } most)
                room = checked(most * row.Scale - row.Value);
            else continue;
            var size = T.Abs(entry);
            if (!T.IsZero(bottom) && !IsNearer(room, size, top, bottom, at, chosen)) continue;
            (chosen, toUpper, top, bottom) = (at, rising, room, size);
        }

        if (T.IsZero(bottom)) return false;
        _idle = T.IsZero(top) ? _idle + 1 : 0;
        if (chosen < 0)
        {
            _tableau.Flip(column);
            return true;
        }

        if (toUpper) _tableau.FlipBasic(chosen);
        _tableau.Pivot(chosen, column);
        return true;
    }

    /// <summary>
    /// Of two that are reached at once the smaller entry keeps the numbers small; in Bland's order the first variable goes.
    /// </summary>
    private bool IsNearer(T room, T size, T top, T bottom, int at, int chosen)
    {
        var compared = checked(room * bottom).CompareTo(checked(top * size));
        if (compared != 0 || chosen < 0) return compared < 0;
        return _idle > MostIdleSteps ? _tableau.Rows[at].Basic < _tableau.Rows[chosen].Basic : size < bottom;
    }

    /// <summary>Exchanges artificial variables that are basic at zero, where a variable of the program can take their place.</summary>
    private void DriveOut()
    {
        for (var r = 0; r < _tableau.Rows.Count; r++)
        {
            var row = _tableau.Rows[r];
            if (!_tableau.IsArtificial(row.Basic) || row.Count == 0 || _tableau.IsArtificial(row.Columns[0])) continue;
            _tableau.Pivot(r, row.Columns[0]);
        }
    }
}
