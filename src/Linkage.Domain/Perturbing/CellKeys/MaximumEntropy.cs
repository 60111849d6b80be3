namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>
/// The distribution of greatest entropy on given integers with mean zero and a given variance: p(v) ∝ exp(a·v + b·v²), with a and b
/// by Newton's method on the convex dual (Giessing 2016, section 2; the same problem as in the ptable package). In decimal arithmetic.
/// </summary>
internal static class MaximumEntropy
{
    private const int MostSteps = 200;
    private const decimal Precision = 1e-20m;

    /// <param name="support">Distinct integers.</param>
    /// <returns>A probability per integer, in their order; null when no distribution has all of them and these moments.</returns>
    public static decimal[]? Of(IReadOnlyList<int> support, decimal variance)
    {
        if (!IsFeasible(support, variance)) return null;
        var scale = support.Max(Math.Abs);
        decimal[] points = [.. support.Select(v => (decimal)v / scale)];
        var target = variance / (scale * scale);
        var (a, b) = (0m, 0m);
        var now = Moments(points, a, b, target);
        for (var step = 0; step < MostSteps && now.Error > Precision; step++)
        {
            var (da, db) = now.Newton();
            var next = Moments(points, a + da, b + db, target);
            // Along Newton's direction of a convex problem the residual falls for small steps.
            for (var half = 0; half < 60 && next.Error >= now.Error; half++)
            {
                (da, db) = (da / 2, db / 2);
                next = Moments(points, a + da, b + db, target);
            }

            if (next.Error >= now.Error) break;
            (a, b, now) = (a + da, b + db, next);
        }

        return now.Error <= 1e-15m ? now.Probabilities : null;
    }

    // The moments lie inside the hull of the points (v, v²): above the chord of the neighbours of zero and below that of the extremes.
    private static bool IsFeasible(IReadOnlyList<int> support, decimal variance)
    {
        int[] below = [.. support.Where(v => v < 0)], above = [.. support.Where(v => v > 0)];
        if (below.Length == 0 || above.Length == 0) return false;
        var least = support.Contains(0) ? 0 : -below.Max() * above.Min();
        return variance > least && variance < -below.Min() * above.Max();
    }

    private static State Moments(decimal[] points, decimal a, decimal b, decimal variance)
    {
        decimal[] exponents = [.. points.Select(v => a * v + b * v * v)];
        var highest = exponents.Max();
        decimal[] weights = [.. exponents.Select(e => Exponential.Of(e - highest))];
        var whole = weights.Sum();
        decimal[] p = [.. weights.Select(w => w / whole)];
        var moments = new decimal[5];
        for (var i = 0; i < p.Length; i++)
        {
            var power = p[i];
            for (var k = 0; k < 5; k++, power *= points[i]) moments[k] += power;
        }

        return new State(p, moments, moments[1], moments[2] - variance);
    }

    /// <param name="Moments">Of order 0 to 4.</param>
    private sealed record State(decimal[] Probabilities, decimal[] Moments, decimal Mean, decimal Spread)
    {
        public decimal Error => Math.Abs(Mean) + Math.Abs(Spread);

        /// <summary>The step that the covariances of v and v² call for.</summary>
        public (decimal A, decimal B) Newton()
        {
            var (vv, vq) = (Moments[2] - Moments[1] * Moments[1], Moments[3] - Moments[1] * Moments[2]);
            var qq = Moments[4] - Moments[2] * Moments[2];
            var determinant = vv * qq - vq * vq;
            if (determinant <= 1e-24m) return (-Mean, -Spread);
            return ((-Mean * qq + Spread * vq) / determinant, (-Spread * vv + Mean * vq) / determinant);
        }
    }
}
