namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Where the changes of the variables stand while the nearest is looked for, and what they are worth: a variable that does not change is
/// worth no more than its size costs, one that is basic exactly that, one at a bound at least that.
/// </summary>
internal sealed class ChangeState(ProgramEntries entries)
{
    private const double Nothing = 1e-7;

    private enum Place : byte
    {
        Zero,
        AtLeast,
        AtMost,
        BasicBelow,
        BasicAbove,
    }

    private readonly double[] _change = new double[entries.VariableCount], _worth = new double[entries.VariableCount];
    private readonly double[] _sum = new double[entries.VariableCount], _violation = new double[entries.Asked + 1];
    private readonly Place[] _place = new Place[entries.VariableCount];
    private readonly bool[] _isTouched = new bool[entries.VariableCount], _isSummed = new bool[entries.VariableCount];
    private readonly bool[] _isNamed = new bool[entries.Asked + 1];
    private readonly List<int> _touched = [], _named = [];
    private IReadOnlyList<long> _at = [];
    private IReadOnlyList<long?> _most = [];

    public void Begin(IReadOnlyList<long> at, IReadOnlyList<long?> most, double amount)
    {
        (_at, _most) = (at, most);
        foreach (var v in _touched) (_change[v], _worth[v], _place[v], _isTouched[v]) = (0, 0, Place.Zero, false);
        foreach (var row in _named) (_violation[row], _isNamed[row]) = (0, false);
        _touched.Clear();
        _named.Clear();
        Violate(entries.Asked, amount);
    }

    public IReadOnlyList<(int Variable, double Change)> Changes() =>
        [.. _touched.Order().Where(v => Math.Abs(_change[v]) > Nothing).Select(v => (v, _change[v]))];

    public double Change(int variable) => _change[variable];

    /// <summary>What is wanting in an equation.</summary>
    public double Violation(int row) => _violation[row];

    /// <returns>Number of the equation in which most is wanting, and more than some; −1 when there is none.</returns>
    public int MostViolated(double than)
    {
        var (most, at) = (than, -1);
        foreach (var row in _named)
            if (Math.Abs(_violation[row]) > most) (most, at) = (Math.Abs(_violation[row]), row);
        return at;
    }

    /// <summary>Bounds of a change that is basic: it keeps its sign.</summary>
    public (double Least, double Most) RangeOfBasic(int variable) =>
        _place[variable] == Place.BasicAbove ? (0, Most(variable)) : (-_at[variable], 0);

    /// <summary>Adds to the entry of a variable in a row of the tableau, and names it when it is new there.</summary>
    public void Add(int variable, double part, List<(int Variable, double Entry)> named)
    {
        if (_place[variable] is Place.BasicAbove or Place.BasicBelow) return;
        if (!_isSummed[variable]) named.Add((variable, 0));
        _isSummed[variable] = true;
        _sum[variable] += part;
    }

    public double TakeSum(int variable)
    {
        var sum = _sum[variable];
        (_sum[variable], _isSummed[variable]) = (0, false);
        return sum;
    }

    /// <summary>How much the price must change until a variable is worth changing, its worth going with the sign of an entry.</summary>
    public double? CostOfEntering(int variable, double entry)
    {
        var (worth, cost, isRising) = (_worth[variable], CostOf(variable), entry > 0);
        double? room = _place[variable] switch
        {
            Place.Zero when isRising => Most(variable) > 0 ? cost - worth : null,
            Place.Zero => _at[variable] > 0 ? worth + cost : null,
            Place.AtMost => isRising ? null : worth - cost,
            Place.AtLeast => isRising ? -cost - worth : null,
            _ => null,
        };
        return room is { } left ? Math.Max(0, left) / Math.Abs(entry) : null;
    }

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
        var isAbove = _place[variable] == Place.BasicAbove;
        _worth[variable] = (isAbove ? 1 : -1) * CostOf(variable) + price;
        _place[variable] = bound == 0 ? Place.Zero : isAbove ? Place.AtMost : Place.AtLeast;
    }

    public void Enter(int variable, double length)
    {
        _place[variable] = _place[variable] switch
        {
            Place.AtMost => Place.BasicAbove,
            Place.AtLeast => Place.BasicBelow,
            _ => length > 0 ? Place.BasicAbove : Place.BasicBelow,
        };
        Shift(variable, length);
    }

    private double Most(int variable) => _most[variable] is { } most ? most - _at[variable] : double.PositiveInfinity;

    // A little of its own for each, or too many changes would cost the same.
    private static double CostOf(int variable) => 1 + (uint)(variable * 2654435761) % 1024 / 65536.0;

    private void Touch(int variable)
    {
        if (_isTouched[variable]) return;
        _isTouched[variable] = true;
        _touched.Add(variable);
    }

    private void Violate(int row, double by)
    {
        if (!_isNamed[row]) _named.Add(row);
        _isNamed[row] = true;
        _violation[row] += by;
    }
}
