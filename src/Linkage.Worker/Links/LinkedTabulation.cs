using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Worker.Links;

/// <summary>What linking came to: the exact cells, who contributed to them, and how well the inputs met.</summary>
/// <param name="Contributions">The ledger's record; empty where nothing is recorded.</param>
internal sealed record LinkedTabulation(Tabulation Tabulation, byte[] Contributions, LinkQuality Quality);

/// <summary>Counts of subjects of the population, before filters.</summary>
/// <param name="Matched">Per joined alias the subjects that found a match in that input.</param>
internal sealed record LinkQuality(long Subjects, long Rows, IReadOnlyDictionary<string, long> Matched);
