namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>Parameters of the perturbation table (Giessing 2016; the ptable package names them D, V, js, pstay).</summary>
public sealed record NoiseParameters
{
    /// <summary>D: no count changes by more.</summary>
    public int Maximum { get; init; } = 4;

    /// <summary>V: variance of the noise, in counts squared; at most four decimals.</summary>
    public decimal Variance { get; init; } = 2;

    /// <summary>js: no result is one of 1 … js.</summary>
    public int Blocked { get; init; }

    /// <summary>pstay: least probability that a count that may stay does; zero leaves it to the greatest entropy.</summary>
    public decimal Stay { get; init; }

    /// <summary>
    /// Least variance, in counts squared, of the best linear unbiased estimate that all releases together allow of a small group. A quarter
    /// is a standard error of half a person.
    /// </summary>
    public decimal AveragingFloor { get; init; } = 0.25m;
}
