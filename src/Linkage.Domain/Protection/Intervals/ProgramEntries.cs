namespace Linkage.Domain.Protection.Intervals;

/// <summary>The entries of a program by equation and by variable, and one equation more: that of what is asked.</summary>
internal sealed class ProgramEntries
{
    private readonly int[][] _variables, _rows;
    private readonly double[][] _ofVariables, _ofRows;
    private readonly bool[] _isAsked;

    public ProgramEntries(LinearProgram program)
    {
        Asked = program.Rows.Count;
        (_variables, _ofVariables) = (new int[Asked + 1][], new double[Asked + 1][]);
        (_rows, _ofRows, _isAsked) =
            (new int[program.VariableCount][], new double[program.VariableCount][], new bool[program.VariableCount]);
        var counts = new int[program.VariableCount];
        for (var r = 0; r < Asked; r++)
        {
            (_variables[r], _ofVariables[r]) = (program.Rows[r].Variables, Array.ConvertAll(program.Rows[r].Coefficients, c => (double)c));
            foreach (var variable in _variables[r]) counts[variable]++;
        }

        for (var v = 0; v < counts.Length; v++) (_rows[v], _ofRows[v], counts[v]) = (new int[counts[v]], new double[counts[v]], 0);
        for (var r = 0; r < Asked; r++)
            for (var e = 0; e < _variables[r].Length; e++)
            {
                var variable = _variables[r][e];
                (_rows[variable][counts[variable]], _ofRows[variable][counts[variable]++]) = (r, _ofVariables[r][e]);
            }

        (_variables[Asked], _ofVariables[Asked]) = ([], []);
    }

    public int VariableCount => _rows.Length;

    /// <summary>Number of the equation of what is asked, the last one.</summary>
    public int Asked { get; }

    /// <summary>Asks about a sum of variables, or with −1 about what it falls by.</summary>
    public void Ask(int[] variables, int side)
    {
        foreach (var variable in _variables[Asked]) _isAsked[variable] = false;
        (_variables[Asked], _ofVariables[Asked]) = (variables, new double[variables.Length]);
        Array.Fill(_ofVariables[Asked], side);
        foreach (var variable in variables) _isAsked[variable] = true;
    }

    public (int[] Variables, double[] Entries) OfRow(int row) => (_variables[row], _ofVariables[row]);

    /// <summary>Equations of a variable, without the one that is asked.</summary>
    public (int[] Rows, double[] Entries) OfVariable(int variable) => (_rows[variable], _ofRows[variable]);

    /// <summary>What a variable has in the equation that is asked.</summary>
    public double InAsked(int variable) => _isAsked[variable] ? _ofVariables[Asked][0] : 0;
}
