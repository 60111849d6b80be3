using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Worker.Links;

/// <summary>What linking came to: the exact cells, and how well the inputs met.</summary>
internal sealed record LinkedTabulation(Tabulation Tabulation, LinkQuality Quality);

/// <summary>Counts of subjects of the population, before filters.</summary>
/// <param name="Matched">Per joined alias the subjects that found a match in that input.</param>
internal sealed record LinkQuality(long Subjects, long Rows, IReadOnlyDictionary<string, long> Matched);
