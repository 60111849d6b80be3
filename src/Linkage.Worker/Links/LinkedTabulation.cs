using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Worker.Quality;

namespace Linkage.Worker.Links;

/// <summary>What linking came to: the exact cells, who contributed to them, and how well the inputs met.</summary>
/// <param name="Tally">What a private result is drawn from; null for other methods.</param>
/// <param name="Contributions">The ledger's record; empty where nothing is recorded.</param>
internal sealed record LinkedTabulation(Tabulation Tabulation, PrivateTally? Tally, byte[] Contributions, LinkQuality Quality);
