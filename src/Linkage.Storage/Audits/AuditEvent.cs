using Linkage.Domain.Auditing;

namespace Linkage.Storage.Audits;

/// <summary>One row of the audit trail, as it is stored.</summary>
public sealed class AuditEvent
{
    public required long Sequence { get; init; }

    /// <summary>UTC with microseconds, as text: databases round instants, and the hash covers this.</summary>
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

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>For recomputing the chain; a row that was not written by this service becomes an entry that fits no hash.</summary>
    internal StoredAuditEntry ToStored() => new(
        new AuditEntry(
            Sequence, Instant(), Actor, OrganisationId, Origin, Action, ObjectKind, ObjectId, ProjectId, Result, Detail, TraceId),
        HashBytes());

    private DateTimeOffset Instant()
    {
        try
        {
            return AuditEntry.ParseInstant(At);
        }
        catch (FormatException)
        {
            return DateTimeOffset.MinValue;
        }
    }

    private byte[] HashBytes()
    {
        var hash = new byte[AuditChain.HashLength];
        return Hash.Length == 2 * hash.Length && Convert.FromHexString(Hash, hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? hash
            : new byte[AuditChain.HashLength];
    }
}
