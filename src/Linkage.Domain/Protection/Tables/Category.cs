namespace Linkage.Domain.Protection.Tables;

/// <summary>A category of a level.</summary>
/// <param name="Code">Unique within its variable, over all levels.</param>
/// <param name="Parent">Code in the next coarser level; null in the coarsest.</param>
public sealed record Category(string Code, string? Parent = null);
