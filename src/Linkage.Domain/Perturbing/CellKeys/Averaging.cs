namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>What the watch on averaging found.</summary>
/// <param name="Variance">Of the best estimate of the small group that is worst off, or a bound below it; null when no group is
/// small.</param>
public sealed record Averaging(AveragingVerdict Verdict, double? Variance);
