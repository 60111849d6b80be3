using Linkage.Domain.Auditing;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Tests.Auditing;

/// <summary>The audit rows column by column, as somebody who checks the service from outside would read them.</summary>
internal static class StoredAudit
{
    public static async Task<IReadOnlyList<StoredAuditEntry>> ReadAsync(Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var rows = await session.ListAsync<Row>(
            """
            SELECT sequence, at, actor, organisation_id, origin, action, object_kind, object_id, project_id, result, detail, trace_id, hash
            FROM audit_events ORDER BY sequence
            """,
            null,
            cancel);
        return [.. rows.Select(row => row.Stored())];
    }

    private sealed class Row
    {
        public required long Sequence { get; init; }

        public required string At { get; init; }

        public required string Actor { get; init; }

        public required string OrganisationId { get; init; }

        public required string Origin { get; init; }

        public required string Action { get; init; }

        public required string ObjectKind { get; init; }

        public required string ObjectId { get; init; }

        public string? ProjectId { get; init; }

        public required string Result { get; init; }

        public required string Detail { get; init; }

        public string? TraceId { get; init; }

        public required string Hash { get; init; }

        public StoredAuditEntry Stored() => new(
            new AuditEntry(
                Sequence, AuditEntry.ParseInstant(At), Actor, OrganisationId, Origin, Action, ObjectKind, ObjectId, ProjectId, Result, Detail, TraceId),
            Convert.FromHexString(Hash));
    }
}
