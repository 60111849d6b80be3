namespace Linkage.Partner.Deliveries;

/// <summary>What validation found: counts, and the first faults.</summary>
internal sealed record DeliveryReport(long? Rows, long? FaultCount, IReadOnlyList<RowFault>? Faults);
