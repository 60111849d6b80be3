using Linkage.Domain.Protection.Tabulating;
using Linkage.Worker.Quality;

namespace Linkage.Worker.Links;

/// <summary>What linking came to: the exact cells, and how well the inputs met.</summary>
internal sealed record LinkedTabulation(Tabulation Tabulation, LinkQuality Quality);
