namespace Linkage.Domain.Perturbing.Rounding;

/// <param name="Base">5 or 10 when controlled; for small counts at least the minimum frequency.</param>
public sealed record RoundingParameters(RoundingScheme Scheme, int Base);
