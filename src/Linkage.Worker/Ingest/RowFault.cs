namespace Linkage.Worker.Ingest;

/// <summary>One broken rule, never with the value.</summary>
/// <param name="Row">Data row from 1, blank lines not counted; 0 for the header or the whole file.</param>
/// <param name="Field">Name in the schema; several with commas for a key; `#3` for a column without a name here; empty for the whole
/// row.</param>
internal sealed record RowFault(long Row, string Field, string Rule);
