namespace Linkage.Storage.Vault.Matches;

/// <summary>The links of a match, as they were assigned.</summary>
/// <param name="Quality">As JSON; null where nothing is told of them.</param>
internal sealed record MadeLinks(LinkTable Match, IReadOnlyList<StoredPair> Links, string? Quality);
