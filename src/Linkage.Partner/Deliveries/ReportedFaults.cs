namespace Linkage.Partner.Deliveries;

/// <summary>How many rules were broken, and the first of them in the order of the rows.</summary>
internal sealed record ReportedFaults(long? Total, IReadOnlyList<RowFault>? First);
