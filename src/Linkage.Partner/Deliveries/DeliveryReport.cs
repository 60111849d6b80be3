namespace Linkage.Partner.Deliveries;

/// <summary>What validation found: counts, and the first faults.</summary>
/// <param name="Rows">Data rows that were read, faulty ones included.</param>
internal sealed record DeliveryReport(long? Rows, ReportedFaults? Faults);
