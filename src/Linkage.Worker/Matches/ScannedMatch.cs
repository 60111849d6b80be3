using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches;

/// <summary>A match whose ranges are all done, before or after its pairs have become links.</summary>
internal sealed record ScannedMatch(MatchInputs Match, IMatching Matching, LinkTable Table);
