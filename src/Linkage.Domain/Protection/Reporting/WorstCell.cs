namespace Linkage.Domain.Protection.Reporting;

/// <summary>A cell and its distance to a limit.</summary>
/// <param name="Margin">Below zero when unsafe: subjects for frequencies, percentage points for the other rules.</param>
public sealed record WorstCell(string Cell, decimal Margin);
