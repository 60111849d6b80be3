namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>Distributions on the integers (Canonne, Kamath and Steinke 2020).</summary>
public enum NoiseKind
{
    /// <summary>P(x) ∝ exp(−x² / 2σ²); accounted for as zero-concentrated differential privacy.</summary>
    Gaussian,

    /// <summary>P(x) ∝ exp(−ε·|x|).</summary>
    Laplace,
}
