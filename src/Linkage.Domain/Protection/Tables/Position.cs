namespace Linkage.Domain.Protection.Tables;

/// <summary>A place on an axis of a cube: a category of a level that is shown, or the total.</summary>
/// <param name="Level">Null for the total.</param>
/// <param name="Parent">Position of the next coarser shown category, or of the total; -1 for the total itself.</param>
/// <param name="Siblings">Number of positions with the same parent, this one included.</param>
/// <param name="Shown">False only for a total that the table leaves out; it still is the group of its categories.</param>
public sealed record Position(string Code, string? Level, int Parent, int Siblings, bool Shown);
