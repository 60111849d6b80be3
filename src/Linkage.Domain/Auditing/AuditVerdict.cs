namespace Linkage.Domain.Auditing;

/// <summary>What recomputing the chain found.</summary>
/// <param name="Fault">Null when the chain is whole.</param>
/// <param name="Sequence">The first bad sequence, or of a whole chain the last one.</param>
/// <param name="Checked">How many rows were looked at.</param>
public sealed record AuditVerdict(AuditFault? Fault, long Sequence, long Checked)
{
    public bool IsWhole => Fault is null;
}

/// <summary>How the chain is broken at its first bad place.</summary>
public enum AuditFault
{
    /// <summary>The row, or the one before it together with its hash, is not what was written.</summary>
    Altered,

    /// <summary>The row with this sequence is not there.</summary>
    Removed,

    /// <summary>The row comes after one with the same or a higher sequence.</summary>
    Reordered,

    /// <summary>Every row fits the one before, but the end is not the head that is known: rewritten.</summary>
    HeadDiffers,
}
