namespace Linkage.Domain.Protection.Reporting;

/// <summary>A change of the question that was tried, judged safe, and costs less.</summary>
/// <param name="Kind">`coarser-level`, `merged-categories` or `next-period`.</param>
/// <param name="Suggestion">In words.</param>
/// <param name="Cells">Shown cells of the first measure after the change.</param>
/// <param name="Suppressed">Of these, suppressed.</param>
/// <param name="SubjectShare">Part of the subjects in suppressed cells after the change, as in <see cref="MeasureLoss"/>.</param>
/// <param name="SubjectShareBefore">The same for the question as asked.</param>
public sealed record Repair(string Kind, string Suggestion, int Cells, int Suppressed, decimal SubjectShare, decimal SubjectShareBefore);
