namespace Linkage.Partner.Audit;

/// <summary>What the service found when it recomputed its audit chain.</summary>
/// <param name="Intact">No event was altered, removed or reordered, and the head is the signed one.</param>
/// <param name="Finding">Kind of the first break: altered, removed, reordered, headMismatch; null when intact.</param>
/// <param name="Sequence">Where the first break is; null when intact.</param>
internal sealed record AuditVerification(bool Intact, long? Events, string? Head, string? Finding, long? Sequence);
