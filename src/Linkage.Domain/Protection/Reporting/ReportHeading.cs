namespace Linkage.Domain.Protection.Reporting;

/// <summary>What a report is about.</summary>
/// <param name="Purpose">Of the agreement.</param>
/// <param name="Recipient">Who gets the result.</param>
/// <param name="Inputs">A line per delivery: dataset, partner, period.</param>
public sealed record ReportHeading(string Purpose, string Recipient, IReadOnlyList<string> Inputs);
