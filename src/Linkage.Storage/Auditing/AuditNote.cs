namespace Linkage.Storage.Auditing;

/// <summary>What happened to which object; who and when are added when it is appended.</summary>
/// <param name="Action">The word of the lifecycle step, or of the look (`read-report`, `download`).</param>
/// <param name="Detail">Canonical JSON with identifiers, counts and reasons; never a value of a row or a cell.</param>
public sealed record AuditNote(
    string Action, string ObjectKind, string ObjectId, string? ProjectId, string Result = "done", string Detail = "{}");
