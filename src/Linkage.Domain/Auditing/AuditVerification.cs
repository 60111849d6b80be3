using System.Security.Cryptography;

namespace Linkage.Domain.Auditing;

/// <summary>Walks along the stored rows and stops at the first that does not fit; memory does not grow with the chain.</summary>
internal sealed class AuditVerification(AuditHead? head)
{
    private byte[] _previous = AuditChain.Genesis;
    private long _last;
    private AuditVerdict? _broken;

    /// <returns>False when a fault was found and the rest need not be read.</returns>
    public bool Look(StoredAuditEntry row)
    {
        var sequence = row.Entry.Sequence;
        if (_broken is { Fault: AuditFault.Removed }) return LookForMissing(sequence);
        if (sequence <= _last) return Break(AuditFault.Reordered, sequence);
        if (sequence > _last + 1) return !Break(AuditFault.Removed, _last + 1);
        var hash = AuditChain.Hash(_previous, row.Entry);
        if (!CryptographicOperations.FixedTimeEquals(hash, row.Hash)) return Break(AuditFault.Altered, sequence);
        (_previous, _last) = (hash, sequence);
        return head is null || head.Sequence != sequence || head.Hash == Convert.ToHexStringLower(hash)
            || Break(AuditFault.HeadDiffers, sequence);
    }

    public AuditVerdict Verdict()
    {
        if (_broken is null && head is not null && head.Sequence > _last) Break(AuditFault.Removed, _last + 1);
        if (_broken is null && head is { Sequence: 0 } && head.Hash != AuditHead.Empty.Hash) Break(AuditFault.HeadDiffers, 0);
        return _broken ?? new AuditVerdict(null, _last, _last);
    }

    /// <summary>After a gap the rest is read on: a row that comes later was moved, not removed.</summary>
    private bool LookForMissing(long sequence) => sequence != _last + 1 || Break(AuditFault.Reordered, sequence);

    private bool Break(AuditFault fault, long sequence)
    {
        _broken = new AuditVerdict(fault, sequence, _last);
        return false;
    }
}
