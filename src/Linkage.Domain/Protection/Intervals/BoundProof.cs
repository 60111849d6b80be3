using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// A bound that multipliers prove, computed anew from the equations: Σ multiplier · value is at least Σ gain · x where, after the multiples
/// of the equations are taken away, no variable has a gain left that is not paid for by its own upper bound (weak duality). It holds
/// whatever the multipliers and wherever they come from.
/// </summary>
internal static class BoundProof
{
    /// <returns>The largest whole number that Σ gain · x can be by this proof; null when the multipliers prove nothing.</returns>
    public static BigInteger? Of(
        Component component, IEnumerable<(int Variable, int Gain)> gains, BigInteger[] multipliers, BigInteger denominator)
    {
        if (denominator.Sign <= 0) return null;
        var program = component.Program;
        var left = new BigInteger[program.VariableCount];
        foreach (var (variable, gain) in gains) left[variable] += gain * denominator;
        var bound = BigInteger.Zero;
        for (var r = 0; r < program.Rows.Count; r++)
        {
            if (multipliers[r].IsZero) continue;
            var row = program.Rows[r];
            bound += multipliers[r] * row.Value;
            for (var v = 0; v < row.Variables.Length; v++) left[row.Variables[v]] -= multipliers[r] * row.Coefficients[v];
        }

        for (var v = 0; v < left.Length; v++)
        {
            if (left[v].Sign <= 0) continue;
            if (program.Most(v) is not { } most || component.IsOnlyCapped(v)) return null;
            bound += left[v] * most;
        }

        var floor = BigInteger.DivRem(bound, denominator, out var rest);
        return rest.Sign < 0 ? floor - 1 : floor;
    }
}
