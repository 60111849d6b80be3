namespace Linkage.Storage.Vault.Tables;

/// <summary>
/// This ingest no longer owns the delivery: another worker began it anew, or it was purged. Whoever catches it stops and cleans nothing up.
/// </summary>
internal sealed class SupersededException() : Exception("Another ingest or a purge has taken the delivery over.");
