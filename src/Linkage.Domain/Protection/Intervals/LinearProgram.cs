namespace Linkage.Domain.Protection.Intervals;

/// <summary>What is known of the variables of one component: every variable is at least zero, and the equations hold.</summary>
internal sealed class LinearProgram
{
    private readonly List<LinearRow> _rows = [];
    private readonly List<Int128?> _most = [];

    public IReadOnlyList<LinearRow> Rows => _rows;

    public int VariableCount => _most.Count;

    /// <summary>Upper bound of a variable; null when nothing but the equations bounds it.</summary>
    public Int128? Most(int variable) => _most[variable];

    public int AddVariable(Int128? most)
    {
        _most.Add(most);
        return _most.Count - 1;
    }

    /// <summary>Adds least ≤ Σ coefficients · x ≤ most, with a variable for the distance when the two differ.</summary>
    public void Add(int[] variables, Int128[] coefficients, Int128 least, Int128? most)
    {
        if (most != least)
        {
            var distance = AddVariable(most is { } top ? top - least : null);
            (variables, coefficients) = ([.. variables, distance], [.. coefficients, -1]);
        }

        _rows.Add(new LinearRow(variables, coefficients, least));
    }

    /// <summary>Values of all variables where those of the first are told, and the distances follow; null when they do not fit.</summary>
    public Int128[]? Completed(IReadOnlyList<Int128> first)
    {
        Int128[] values = [.. first, .. new Int128[VariableCount - first.Count]];
        foreach (var row in _rows)
        {
            var left = -row.Value;
            for (var v = 0; v < row.Variables.Length; v++) left += row.Coefficients[v] * values[row.Variables[v]];
            // A distance stands in one equation, as its last variable, with −1.
            if (row.Variables.Length > 0 && row.Variables[^1] is var last && last >= first.Count) values[last] = left;
            else if (left != 0) return null;
        }

        return Enumerable.Range(0, values.Length).All(v => values[v] >= 0 && !(values[v] > _most[v])) ? values : null;
    }

    /// <summary>The same with tighter bounds of one variable.</summary>
    public LinearProgram With(int variable, Int128 least, Int128? most)
    {
        var copy = new LinearProgram();
        copy._rows.AddRange(_rows);
        copy._most.AddRange(_most);
        if (most is { } top && (copy._most[variable] is not { } old || top < old)) copy._most[variable] = top;
        if (least > 0) copy.Add([variable], [1], least, null);
        return copy;
    }
}
