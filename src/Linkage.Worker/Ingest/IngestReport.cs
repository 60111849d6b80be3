using System.Text.Json;

namespace Linkage.Worker.Ingest;

/// <summary>What a partner is told of a delivery: counts, and the first faults by row, field and rule. Never a value.</summary>
/// <param name="Rows">Data rows that were read, faulty ones included.</param>
/// <param name="Bytes">Of the file as it was before sealing, as far as it was read.</param>
/// <param name="Columns">In the header.</param>
/// <param name="PerField">By field, in the order of the schema.</param>
internal sealed record IngestReport(
    long Rows, long Bytes, int Columns, IngestReport.FaultCount Faults, IReadOnlyDictionary<string, IngestReport.FieldCount> PerField)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>When the service itself could not finish.</summary>
    public static IngestReport InternalError { get; } =
        new(0, 0, 0, new FaultCount(1, [new RowFault(0, "", IngestRule.InternalError)]), new Dictionary<string, FieldCount>());

    public bool IsClean => Faults.Total == 0;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    internal sealed record FaultCount(long Total, IReadOnlyList<RowFault> First);

    internal sealed record FieldCount(long Missing);
}
