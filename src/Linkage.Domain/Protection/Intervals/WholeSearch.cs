using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Looks for whole numbers where the simplex stopped between them: branch and bound (Land and Doig 1960), depth first, within a limit. What
/// it does not find is not proven not to be.
/// </summary>
internal sealed class WholeSearch(Component component)
{
    private const int MostPrograms = 60, MostVariables = 400;

    private int _left;

    /// <summary>Whole numbers for every group that needs them, with Σ gain · x ≥ least.</summary>
    /// <returns>Values over a common denominator, or null.</returns>
    public (BigInteger[] Values, BigInteger Denominator)? Find(IReadOnlyList<(int Column, int Gain)> gains, Int128 least)
    {
        if (component.Program.VariableCount > MostVariables) return null;
        _left = MostPrograms;
        var program = component.Program.With(0, 0, null);
        var sorted = gains.OrderBy(g => g.Column).ToList();
        program.Add([.. sorted.Select(g => g.Column)], [.. sorted.Select(g => (Int128)g.Gain)], least, null);
        return Branch(program, sorted);
    }

    private (BigInteger[] Values, BigInteger Denominator)? Branch(LinearProgram program, List<(int Column, int Gain)> gains)
    {
        if (_left-- <= 0) return null;
        var search = new LinearSearch(program);
        if (!search.IsFeasible) return null;
        if (Whole(search) is { } first) return first;
        search.Maximise(gains, null);
        if (Whole(search) is { } best) return best;
        var (values, denominator) = search.Point();
        for (var g = 0; g < component.Groups.Count; g++)
        {
            var below = BigInteger.DivRem(values[g], denominator, out var rest);
            if (rest.IsZero || !component.IsWhole[g]) continue;
            return Branch(program.With(g, 0, (Int128)below), gains) ?? Branch(program.With(g, (Int128)below + 1, null), gains);
        }

        return null;
    }

    private (BigInteger[] Values, BigInteger Denominator)? Whole(LinearSearch search)
    {
        var point = search.Point();
        return component.IsPossible(point.Values, point.Denominator) ? point : null;
    }
}
