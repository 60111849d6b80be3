namespace Linkage.Partner.Audit;

/// <summary>What the service found when it recomputed its audit chain.</summary>
/// <param name="Intact">No event was altered, removed or reordered, and the head is the signed one.</param>
/// <param name="Head">Sequence of the newest signed head; null when none was signed yet.</param>
/// <param name="Finding">Kind of the first break: altered, removed, reordered, headDiffers; null when intact.</param>
/// <param name="Sequence">Where the first break is; null when intact.</param>
internal sealed record AuditVerification(bool Intact, long? Events, long? Head, string? Finding, long? Sequence);
