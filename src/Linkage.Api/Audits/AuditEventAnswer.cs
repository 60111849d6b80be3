using System.Text.Json;
using Linkage.Storage.Audits;

namespace Linkage.Api.Audits;

/// <summary>One event of the audit trail.</summary>
/// <param name="Sequence">1, 2, 3, … over the whole service.</param>
/// <param name="At">UTC with microseconds.</param>
/// <param name="Origin">Where it came in: `api`, `worker`, `upkeep`, `start`.</param>
/// <param name="Detail">Identifiers, counts and reasons.</param>
/// <param name="Hash">Covers the event and `previousHash`.</param>
public sealed record AuditEventAnswer(
    long Sequence, string At, string Actor, string Organisation, string Origin, string Action, string ObjectKind, string ObjectId,
    string? Project,
    string Result, JsonElement? Detail, string? TraceId, string PreviousHash, string Hash)
{
    internal static AuditEventAnswer Of(AuditEvent row) => new(
        row.Sequence, row.At, row.Actor, row.OrganisationId, row.Origin, row.Action, row.ObjectKind, row.ObjectId, row.ProjectId,
        row.Result,
        row.Detail is "" or "{}" ? null : JsonSerializer.Deserialize<JsonElement>(row.Detail), row.TraceId, row.PreviousHash, row.Hash);
}
