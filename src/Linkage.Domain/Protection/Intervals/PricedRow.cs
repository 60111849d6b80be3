namespace Linkage.Domain.Protection.Intervals;

/// <summary>What each variable that is not basic has in one row of the tableau.</summary>
internal sealed class PricedRow(ProgramEntries entries)
{
    private const double Nothing = 1e-7;

    private readonly double[] _sums = new double[entries.VariableCount];
    private readonly bool[] _isNamed = new bool[entries.VariableCount];
    private readonly List<int> _named = [];
    private readonly (int Variable, double Entry)[] _all = new (int, double)[entries.VariableCount];
    private int _count;

    /// <summary>Variables with their entries; none of them is zero.</summary>
    public ReadOnlySpan<(int Variable, double Entry)> Entries => _all.AsSpan(0, _count);

    /// <param name="row">A row of the inverse: one number per equation in use.</param>
    public void Price(ReadOnlySpan<double> row, IReadOnlyList<int> inUse, ChangeState state)
    {
        _count = 0;
        var length = 0L;
        for (var p = 0; p < row.Length; p++)
            if (Math.Abs(row[p]) >= Nothing) length += entries.OfRow(inUse[p]).Variables.Length;
        var isWide = length > _sums.Length;
        for (var p = 0; p < row.Length; p++)
        {
            if (Math.Abs(row[p]) < Nothing) continue;
            var (variables, ofRow) = entries.OfRow(inUse[p]);
            if (isWide) Add(row[p], variables, ofRow);
            else Name(row[p], variables, ofRow);
        }

        // Where most have an entry it is less work to look at each than to note which.
        if (isWide)
            for (var v = 0; v < _sums.Length; v++) Take(v, state);
        foreach (var variable in _named)
        {
            _isNamed[variable] = false;
            Take(variable, state);
        }

        _named.Clear();
    }

    private void Add(double factor, int[] variables, double[] ofRow)
    {
        var sums = _sums;
        for (var e = 0; e < variables.Length && e < ofRow.Length; e++) sums[variables[e]] += factor * ofRow[e];
    }

    private void Name(double factor, int[] variables, double[] ofRow)
    {
        for (var e = 0; e < variables.Length; e++)
        {
            if (!_isNamed[variables[e]]) _named.Add(variables[e]);
            _isNamed[variables[e]] = true;
            _sums[variables[e]] += factor * ofRow[e];
        }
    }

    private void Take(int variable, ChangeState state)
    {
        var sum = _sums[variable];
        if (sum == 0) return;
        _sums[variable] = 0;
        if (Math.Abs(sum) >= Nothing && !state.IsBasic(variable)) _all[_count++] = (variable, sum);
    }
}
