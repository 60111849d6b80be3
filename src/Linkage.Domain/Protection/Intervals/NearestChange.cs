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

    private readonly EquationsInUse _inUse = new(entries);
    private readonly ChangeState _state = new(entries);
    private readonly PricedRow _priced = new(entries);
    private bool _isLost;
    private double _rounding;

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
        var place = _inUse.PlaceOf(entries.Asked);
        for (var p = 0; p < _inUse.Count; p++)
            if (_inUse.Row(p)[place] is not 0 and var entry) _state.Shift(_inUse.Basic[p], amount * entry);
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
            Work += (long)_inUse.Count * _inUse.Count + _priced.Entries.Length;
            if (!Exchange(leaving.Position, leaving.Excess, leaving.Bound)) break;
        }

        return [];
    }

    private void Begin(IReadOnlyList<long> at, IReadOnlyList<long?> most, double amount, long room)
    {
        _inUse.Clear();
        (IsImpossible, Proof, _isLost) = (false, [], false);
        _rounding = Math.Max(Nothing, amount / 1e12);
        _state.Begin(at, most, amount, room);
    }

    /// <summary>The basic variable furthest outside its bounds, or an equation that is violated, which is taken into use.</summary>
    /// <returns>Its position, how far it is outside, and the bound that it goes to.</returns>
    private (int Position, double Excess, double Bound)? Leaving()
    {
        var (position, excess, bound, best) = (-1, 0.0, 0.0, 0.0);
        for (var p = 0; p < _inUse.Count; p++)
        {
            var (least, most) = _state.RangeOfBasic(_inUse.Basic[p]);
            var value = _state.Change(_inUse.Basic[p]);
            var outside = value > most ? value - most : value < least ? value - least : 0;
            if (Math.Abs(outside) <= _rounding || outside * outside / _inUse.Size(p) is var weight && weight <= best) continue;
            (position, excess, bound, best) = (p, outside, value > most ? most : least, weight);
        }

        var row = _state.MostViolated(Math.Max(Math.Sqrt(best), _rounding));
        if (row < 0) return position < 0 ? null : (position, excess, bound);
        // An equation in use is not violated but by rounding.
        _isLost = _inUse.PlaceOf(row) >= 0;
        if (_isLost) return null;
        _inUse.Use(row);
        return (_inUse.Count - 1, _state.Violation(row), 0);
    }

    /// <summary>Brings a position to its bound by the variable that costs least.</summary>
    /// <returns>False when there is none, so that what is asked is impossible.</returns>
    private bool Exchange(int position, double excess, double bound)
    {
        _priced.Price(_inUse.Row(position), _inUse.Rows, _state);
        var side = Math.Sign(excess);
        var (entering, entry, cost) = (-1, 0.0, double.MaxValue);
        foreach (var (variable, of) in _priced.Entries)
        {
            if (_state.CostOfEntering(variable, side * of) is not { } costs) continue;
            if (costs > cost + Nothing || costs > cost - Nothing && Math.Abs(of) <= Math.Abs(entry)) continue;
            (entering, entry, cost) = (variable, of, costs);
        }

        if (bound == 0 && _inUse.Basic[position] >= 0 && _state.CostOfCrossing(_inUse.Basic[position]) is { } own && own <= cost)
        {
            // It may cost least that the variable itself goes on to the other side of zero.
            foreach (var (variable, of) in _priced.Entries) _state.Reprice(variable, side * own * of);
            _state.Cross(_inUse.Basic[position]);
            return true;
        }

        if (entering < 0)
        {
            (IsImpossible, Proof) = (true, [.. _inUse.Rows.Zip(_inUse.Row(position).ToArray())]);
            return false;
        }

        Move(position, entering, entry, excess, bound, side * cost);
        return true;
    }

    private void Move(int position, int entering, double entry, double excess, double bound, double price)
    {
        var solved = _inUse.Solve(entering);
        var length = excess / entry;
        foreach (var (variable, of) in _priced.Entries) _state.Reprice(variable, price * of);
        for (var p = 0; p < _inUse.Count; p++)
            if (_inUse.Basic[p] >= 0 && solved[p] != 0 && p != position) _state.Shift(_inUse.Basic[p], -length * solved[p]);
        if (_inUse.Basic[position] >= 0) _state.Leave(_inUse.Basic[position], bound, price);
        _state.Enter(entering, length);
        _inUse.Replace(position, entering);
    }
}
