namespace Linkage.Domain.Auditing;

/// <summary>An entry as it lies in the database, with its hash (32 bytes).</summary>
public sealed record StoredAuditEntry(AuditEntry Entry, byte[] Hash);
