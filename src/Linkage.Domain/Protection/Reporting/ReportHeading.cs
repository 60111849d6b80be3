namespace Linkage.Domain.Protection.Reporting;

/// <summary>What a report is about.</summary>
/// <param name="Purpose">Of the agreement.</param>
/// <param name="Recipient">Who gets the result.</param>
/// <param name="Population">How many there are before they are joined and chosen, in words; null where that is not told.</param>
/// <param name="Inputs">A line per delivery: dataset, partner, period.</param>
/// <param name="Differencing">What the ledger says of the result beside earlier releases, in words; none where it was not asked.</param>
public sealed record ReportHeading(
    string Purpose, string Recipient, string? Population, IReadOnlyList<string> Inputs, IReadOnlyList<string> Differencing);
