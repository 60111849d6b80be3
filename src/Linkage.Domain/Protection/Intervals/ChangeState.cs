namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Where the changes of the variables stand while the nearest is looked for, and what they are worth: a variable that rises costs so much for
/// each unit, and one that falls; that is worth no more than it costs to go on, and no less than going back would give.
/// </summary>
internal sealed class ChangeState(ProgramEntries entries)
{
    private const double Nothing = 1e-7;

    private readonly double[] _cost = new double[entries.VariableCount];
    private readonly double[] _change = new double[entries.VariableCount], _worth = new double[entries.VariableCount];
    private readonly double[] _least = new double[entries.VariableCount], _most = new double[entries.VariableCount];
    private readonly double[] _violation = new double[entries.Asked + 1];

    // Basic variables keep their side of zero: 1 above it, −1 below, 0 for those that are not basic.
    private readonly sbyte[] _side = new sbyte[entries.VariableCount];
    private readonly bool[] _isTouched = new bool[entries.VariableCount];
    private readonly bool[] _isNamed = new bool[entries.Asked + 1];
    private readonly List<int> _touched = [], _named = [];

    /// <param name="room">Variables of less than this, those that are asked about excepted, do not fall.</param>
    public void Begin(IReadOnlyList<long> at, IReadOnlyList<long?> most, double amount, long room)
    {
        for (var v = 0; v < _least.Length; v++)
        {
            (_least[v], _most[v]) = (-at[v], most[v] - at[v] ?? double.PositiveInfinity);
            if (at[v] < room && entries.InAsked(v) == 0) _least[v] = 0;
            _cost[v] = CostOf(v);
        }

        foreach (var v in _touched) (_change[v], _worth[v], _side[v], _isTouched[v]) = (0, 0, 0, false);
        foreach (var row in _named) (_violation[row], _isNamed[row]) = (0, false);
        _touched.Clear();
        _named.Clear();
        Violate(entries.Asked, amount);
    }

    public IReadOnlyList<(int Variable, double Change)> Changes() =>
        [.. _touched.Order().Where(v => Math.Abs(_change[v]) > Nothing).Select(v => (v, _change[v]))];

    public double Change(int variable) => _change[variable];

    /// <summary>Gives a basic variable other bounds.</summary>
    public void Bound(int variable, double least, double most) =>
        (_least[variable], _most[variable]) = (Math.Max(_least[variable], least), Math.Min(_most[variable], most));

    /// <summary>What is wanting in an equation.</summary>
    public double Violation(int row) => _violation[row];

    public void Violate(int row, double by)
    {
        if (!_isNamed[row]) _named.Add(row);
        _isNamed[row] = true;
        _violation[row] += by;
    }

    /// <returns>Number of the equation in which most is wanting, and more than some; −1 when there is none.</returns>
    public int MostViolated(double than)
    {
        var (most, at) = (than, -1);
        foreach (var row in _named)
            if (Math.Abs(_violation[row]) > most) (most, at) = (Math.Abs(_violation[row]), row);
        return at;
    }

    /// <summary>Bounds of a variable that is basic.</summary>
    public (double Least, double Most) RangeOfBasic(int variable) => _side[variable] > 0
        ? (Math.Max(0, _least[variable]), Math.Max(0, _most[variable]))
        : (Math.Min(0, _least[variable]), Math.Min(0, _most[variable]));

    public bool IsBasic(int variable) => _side[variable] != 0;

    /// <summary>How much the price must change until a variable is worth changing, its worth going with the sign of an entry.</summary>
    public double? CostOfEntering(int variable, double entry)
    {
        var (change, worth) = (_change[variable], _worth[variable]);
        if (entry > 0 ? change >= _most[variable] : change <= _least[variable]) return null;
        var room = entry > 0
            ? (change < 0 ? -_cost[variable] : _cost[variable]) - worth
            : worth - (change > 0 ? _cost[variable] : -_cost[variable]);
        return Math.Max(0, room) / Math.Abs(entry);
    }

    /// <summary>The same for a basic variable that is to go on beyond zero.</summary>
    public double? CostOfCrossing(int variable) =>
        (_side[variable] > 0 ? _least[variable] < 0 : _most[variable] > 0) ? 2 * _cost[variable] : null;

    /// <summary>Lets a basic variable go on beyond zero.</summary>
    public void Cross(int variable) => _side[variable] = (sbyte)-_side[variable];

    public void Reprice(int variable, double by)
    {
        Touch(variable);
        _worth[variable] += by;
    }

    public void Shift(int variable, double by)
    {
        Touch(variable);
        _change[variable] += by;
        var (rows, ofVariable) = entries.OfVariable(variable);
        for (var e = 0; e < rows.Length; e++) Violate(rows[e], -by * ofVariable[e]);
        if (entries.InAsked(variable) is not 0 and var asked) Violate(entries.Asked, -by * asked);
    }

    /// <summary>A basic variable goes to a bound and stays there.</summary>
    public void Leave(int variable, double bound, double price)
    {
        Shift(variable, bound - _change[variable]);
        _change[variable] = bound;
        _worth[variable] = _side[variable] * _cost[variable] + price;
        _side[variable] = 0;
    }

    public void Enter(int variable, double length)
    {
        var change = _change[variable];
        _side[variable] = (sbyte)(change > 0 || change == 0 && length > 0 ? 1 : -1);
        Shift(variable, length);
    }

    /// <summary>A little of its own for each, or too many changes would cost the same.</summary>
    private static double CostOf(int variable) => 1 + (uint)(variable * 2654435761) % 1024 / 65536.0;

    private void Touch(int variable)
    {
        if (_isTouched[variable]) return;
        _isTouched[variable] = true;
        _touched.Add(variable);
    }
}
