using Linkage.Domain.Auditing;

namespace Linkage.Api.Audits;

/// <summary>What recomputing the audit chain found.</summary>
/// <param name="Intact">No event was altered, removed or moved, and the end is not before the newest signed head.</param>
/// <param name="Events">How many were looked at.</param>
/// <param name="Head">Sequence of the newest signed head; left out when none was signed yet.</param>
/// <param name="Finding">How the chain is broken at its first bad place.</param>
/// <param name="Sequence">Where that is.</param>
public sealed record AuditVerificationAnswer(bool Intact, long Events, long? Head, AuditFault? Finding, long? Sequence)
{
    internal static AuditVerificationAnswer Of(AuditVerdict verdict, AuditHead? head) => new(
        verdict.IsWhole, verdict.Checked, head?.Sequence, verdict.Fault, verdict.IsWhole ? null : verdict.Sequence);
}
