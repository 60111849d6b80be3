namespace Linkage.Partner.Deliveries;

/// <summary>One broken rule in a delivered file; never the value.</summary>
/// <param name="Row">Row in the file, the header being row 1; null when the whole file is meant.</param>
internal sealed record RowFault(long? Row, string? Field, string? Rule);
