namespace Linkage.Partner.Deliveries;

/// <summary>One broken rule in a delivered file; never the value.</summary>
/// <param name="Row">Data row, from 1; 0 when the whole file is meant.</param>
internal sealed record RowFault(long? Row, string? Field, string? Rule);
