namespace Linkage.Partner.Audit;

/// <summary>One event of the audit trail, as it is listed.</summary>
internal sealed record AuditEvent(
    long Sequence, string? At, string? Actor, string? Organisation, string? Action, string? ObjectKind, string? ObjectId, string? Result);
