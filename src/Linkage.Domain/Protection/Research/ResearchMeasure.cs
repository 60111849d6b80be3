using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>A measure of a table.</summary>
/// <param name="Amount">Name of the amount of a sum, mean or share.</param>
public sealed record ResearchMeasure(string Name, MeasureKind Kind, string? Amount = null);
