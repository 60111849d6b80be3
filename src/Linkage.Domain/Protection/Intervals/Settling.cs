namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Settles what follows at once: a sum of nothing makes its variables nothing, and an equation of one variable gives it. What is left is
/// for the simplex.
/// </summary>
internal sealed class Settling
{
    private readonly IReadOnlyList<Statement> _statements;
    private readonly Int128[] _value, _most, _left;
    private readonly bool[] _isKnown;
    private readonly int[] _open;
    private readonly int[][] _at;
    private readonly Queue<int> _due = new();

    public Settling(Parcel parcel)
    {
        _statements = parcel.Statements;
        var (variables, all) = (parcel.Variables.Length, parcel.Statements);
        (_value, _most, _isKnown) = (new Int128[variables], new Int128[variables], new bool[variables]);
        Array.Fill(_most, Int128.MaxValue);
        _at = Incidence(variables, all);
        (_left, _open) = (new Int128[all.Count], new int[all.Count]);
        for (var s = 0; s < all.Count; s++) (_left[s], _open[s]) = (all[s].Least, all[s].Variables.Length);
        for (var v = 0; v < variables; v++)
            if (parcel.IsZero[v]) Know(v, 0);
        for (var s = 0; s < all.Count; s++) _due.Enqueue(s);
        while (!IsContradictory && _due.TryDequeue(out var statement)) Settle(statement);
    }

    /// <summary>Whether no values fit the statements.</summary>
    public bool IsContradictory { get; private set; }

    public bool IsKnown(int variable) => _isKnown[variable];

    public Int128 Value(int variable) => _value[variable];

    /// <summary>Upper bound of a variable by itself; null for none.</summary>
    public Int128? Most(int variable) => _most[variable] == Int128.MaxValue ? null : _most[variable];

    /// <summary>Numbers of the statements that name a variable.</summary>
    public ReadOnlySpan<int> At(int variable) => _at[variable];

    /// <summary>How many variables of a statement are not known.</summary>
    public int Open(int statement) => _open[statement];

    /// <summary>Lower bound of a statement, less what is known.</summary>
    public Int128 Left(int statement) => _left[statement];

    private void Settle(int number)
    {
        var statement = _statements[number];
        if (_open[number] == 0)
        {
            IsContradictory |= _left[number] > 0 || statement.Most is { } top && top - statement.Least + _left[number] < 0;
            return;
        }

        if (!statement.IsEquation)
        {
            if (statement is { Most: { } most, Coefficients: null }) Limit(number, statement, most - statement.Least + _left[number]);
            return;
        }

        var isSum = statement.Coefficients is null;
        if (isSum && _left[number] < 0) IsContradictory = true;
        else if (isSum && _left[number] == 0)
            foreach (var variable in statement.Variables) Know(variable, 0);
        else if (_open[number] == 1) KnowLast(number, statement);
    }

    /// <summary>A sum that has so much room left.</summary>
    private void Limit(int number, Statement statement, Int128 room)
    {
        IsContradictory |= room < 0;
        if (room == 0)
            foreach (var variable in statement.Variables) Know(variable, 0);
        else if (_open[number] == 1 && Array.Find(statement.Variables, v => !_isKnown[v]) is var last)
            _most[last] = Int128.Min(_most[last], room);
    }

    private void KnowLast(int number, Statement statement)
    {
        var at = Array.FindIndex(statement.Variables, v => !_isKnown[v]);
        var (value, rest) = Int128.DivRem(_left[number], statement.Coefficient(at));
        if (rest != 0 || value < 0) IsContradictory = true;
        else Know(statement.Variables[at], value);
    }

    private void Know(int variable, Int128 value)
    {
        if (_isKnown[variable]) return;
        (_isKnown[variable], _value[variable]) = (true, value);
        IsContradictory |= value > _most[variable];
        foreach (var number in _at[variable])
        {
            var statement = _statements[number];
            var coefficient = statement.Coefficients is null ? 1 : statement.Coefficient(Array.BinarySearch(statement.Variables, variable));
            _left[number] -= coefficient * value;
            _open[number]--;
            _due.Enqueue(number);
        }
    }

    private static int[][] Incidence(int variables, IReadOnlyList<Statement> all)
    {
        var counts = new int[variables];
        foreach (var statement in all)
            foreach (var variable in statement.Variables) counts[variable]++;
        var at = new int[variables][];
        for (var v = 0; v < variables; v++) at[v] = counts[v] == 0 ? [] : new int[counts[v]];
        for (var s = 0; s < all.Count; s++)
            foreach (var variable in all[s].Variables) at[variable][at[variable].Length - counts[variable]--] = s;
        return at;
    }
}
