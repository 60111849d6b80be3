using System.Runtime.InteropServices;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// The least change, as a sum of sizes, from a table that fits to one that gives a sum of variables so much more: the dual simplex method
/// (Lemke 1954) for changes between bounds. An equation is taken into use only once a change violates it, so that the work goes with the
/// size of the change and not with that of the program. It calculates in floating point, for it only finds: what it says is put into whole
/// numbers, and checked there.
/// </summary>
internal sealed class NearestChange(ProgramEntries entries)
{
    private const int MostSteps = 8000;
    private const double Nothing = 1e-7;

    private readonly SmallBasis _basis = new();
    private readonly ChangeState _state = new(entries);
    private readonly List<int> _inUse = [], _basic = [];
    private readonly List<(int Variable, double Entry)> _candidates = [];
    private readonly int[] _placeOf = NoPlaces(entries.Asked + 1);
    private bool _isLost;
    private double _rounding;
    private double[] _solved = new double[16], _column = new double[16];

    /// <summary>Entries that were gone through so far, the measure of effort that is the same on every machine.</summary>
    public long Work { get; private set; }

    /// <summary>Whether it was found that nothing changes the sum so much; otherwise it may be that it is only far away.</summary>
    public bool IsImpossible { get; private set; }

    /// <summary>When it is impossible, what each equation in use is worth in the proof; that of the last one is what was asked.</summary>
    public IReadOnlyList<(int Row, double Value)> Proof { get; private set; } = [];

    /// <summary>Variables that change, with how much; none when nothing was found.</summary>
    /// <param name="amount">By how much the sum that is asked shall change, above zero.</param>
    public IReadOnlyList<(int Variable, double Change)> Find(IReadOnlyList<long> at, IReadOnlyList<long?> most, double amount, long room)
    {
        Begin(at, most, amount, room);
        return Go();
    }

    /// <summary>The nearest change after that where one of its variables has other bounds besides.</summary>
    public IReadOnlyList<(int Variable, double Change)> Within(int variable, double least, double most)
    {
        _state.Bound(variable, least, most);
        var changes = Go();
        // With other bounds it is no proof.
        IsImpossible = false;
        return changes;
    }

    /// <summary>The nearest change after that which gives so much more, within the bounds that were set.</summary>
    public IReadOnlyList<(int Variable, double Change)> More(double amount)
    {
        var place = _placeOf[entries.Asked];
        for (var p = 0; p < _basic.Count; p++)
            if (_basis.Row(p)[place] is not 0 and var entry) _state.Shift(_basic[p], amount * entry);
        _state.Violate(entries.Asked, amount);
        var changes = Go();
        IsImpossible = false;
        return changes;
    }

    private IReadOnlyList<(int Variable, double Change)> Go()
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (Leaving() is not { } leaving) return _isLost ? [] : _state.Changes();
            Work += (long)_basic.Count * _basic.Count + _candidates.Count;
            if (!Exchange(leaving.Position, leaving.Excess, leaving.Bound)) break;
        }

        return [];
    }

    private void Begin(IReadOnlyList<long> at, IReadOnlyList<long?> most, double amount, long room)
    {
        foreach (var row in _inUse) _placeOf[row] = -1;
        _inUse.Clear();
        _basic.Clear();
        _basis.Clear();
        (IsImpossible, Proof, _isLost) = (false, [], false);
        _rounding = Math.Max(Nothing, amount / 1e12);
        _state.Begin(at, most, amount, room);
    }

    /// <summary>The basic variable furthest outside its bounds, or an equation that is violated, which is taken into use.</summary>
    /// <returns>Its position, how far it is outside, and the bound that it goes to.</returns>
    private (int Position, double Excess, double Bound)? Leaving()
    {
        var (position, excess, bound, best) = (-1, 0.0, 0.0, 0.0);
        for (var p = 0; p < _basic.Count; p++)
        {
            var (least, most) = _state.RangeOfBasic(_basic[p]);
            var value = _state.Change(_basic[p]);
            var outside = value > most ? value - most : value < least ? value - least : 0;
            if (Math.Abs(outside) <= _rounding || outside * outside / _basis.Size(p) is var weight && weight <= best) continue;
            (position, excess, bound, best) = (p, outside, value > most ? most : least, weight);
        }

        var row = _state.MostViolated(Math.Max(Math.Sqrt(best), _rounding));
        if (row < 0) return position < 0 ? null : (position, excess, bound);
        // An equation in use is not violated but by rounding.
        _isLost = _placeOf[row] >= 0;
        if (_isLost) return null;
        Use(row);
        return (_basic.Count - 1, _state.Violation(row), 0);
    }

    private void Use(int row)
    {
        var (variables, ofRow) = entries.OfRow(row);
        Reserve();
        var below = _column.AsSpan(0, _basic.Count);
        for (var p = 0; p < _basic.Count; p++)
        {
            var at = Array.BinarySearch(variables, _basic[p]);
            below[p] = at < 0 ? 0 : ofRow[at];
        }

        _basis.Grow(below);
        _placeOf[row] = _inUse.Count;
        _inUse.Add(row);
        _basic.Add(-1);
    }

    /// <summary>Brings a position to its bound by the variable that costs least.</summary>
    /// <returns>False when there is none, so that what is asked is impossible.</returns>
    private bool Exchange(int position, double excess, double bound)
    {
        Price(_basis.Row(position));
        var side = Math.Sign(excess);
        var (entering, entry, cost) = (-1, 0.0, double.MaxValue);
        foreach (var (variable, of) in _candidates)
        {
            if (Math.Abs(of) < Nothing || _state.CostOfEntering(variable, side * of) is not { } costs) continue;
            if (costs > cost + Nothing || costs > cost - Nothing && Math.Abs(of) <= Math.Abs(entry)) continue;
            (entering, entry, cost) = (variable, of, costs);
        }

        if (bound == 0 && _basic[position] >= 0 && _state.CostOfCrossing(_basic[position]) is { } own && own <= cost)
        {
            // It may cost least that the variable itself goes on to the other side of zero.
            foreach (var (variable, of) in _candidates) _state.Reprice(variable, side * own * of);
            _state.Cross(_basic[position]);
            return true;
        }

        if (entering < 0)
        {
            (IsImpossible, Proof) = (true, [.. _inUse.Zip(_basis.Row(position).ToArray())]);
            return false;
        }

        Move(position, entering, entry, excess, bound, side * cost);
        return true;
    }

    private void Move(int position, int entering, double entry, double excess, double bound, double price)
    {
        Solve(entering);
        var length = excess / entry;
        foreach (var (variable, of) in _candidates) _state.Reprice(variable, price * of);
        for (var p = 0; p < _basic.Count; p++)
            if (_basic[p] >= 0 && _solved[p] != 0 && p != position) _state.Shift(_basic[p], -length * _solved[p]);
        if (_basic[position] >= 0) _state.Leave(_basic[position], bound, price);
        _state.Enter(entering, length);
        _basis.Replace(position, _solved.AsSpan(0, _basic.Count));
        _basic[position] = entering;
    }

    /// <summary>What each variable that is not basic has in a row of the tableau.</summary>
    private void Price(ReadOnlySpan<double> row)
    {
        _candidates.Clear();
        for (var p = 0; p < row.Length; p++)
        {
            if (Math.Abs(row[p]) < Nothing) continue;
            var (variables, ofRow) = entries.OfRow(_inUse[p]);
            for (var e = 0; e < variables.Length; e++) _state.Add(variables[e], row[p] * ofRow[e], _candidates);
        }

        foreach (ref var candidate in CollectionsMarshal.AsSpan(_candidates))
            candidate = (candidate.Variable, _state.TakeSum(candidate.Variable));
    }

    /// <summary>A column in terms of the basic ones.</summary>
    private void Solve(int variable)
    {
        var solved = _solved.AsSpan(0, _basic.Count);
        solved.Clear();
        var (rows, ofVariable) = entries.OfVariable(variable);
        for (var e = 0; e < rows.Length; e++) Take(solved, rows[e], ofVariable[e]);
        Take(solved, entries.Asked, entries.InAsked(variable));
    }

    private void Take(Span<double> solved, int row, double entry)
    {
        if (entry == 0 || _placeOf[row] is not (>= 0 and var place)) return;
        for (var p = 0; p < solved.Length; p++) solved[p] += entry * _basis.Row(p)[place];
    }

    private void Reserve()
    {
        if (_basic.Count + 1 < _solved.Length) return;
        (_solved, _column) = (new double[4 * _basic.Count], new double[4 * _basic.Count]);
    }

    private static int[] NoPlaces(int count)
    {
        var places = new int[count];
        Array.Fill(places, -1);
        return places;
    }
}
