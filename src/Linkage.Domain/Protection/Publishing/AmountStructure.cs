namespace Linkage.Domain.Protection.Publishing;

/// <summary>What is known beforehand of an amount.</summary>
/// <param name="IsSigned">Whether it can be negative.</param>
/// <param name="Absent">Numbers of the units in which nobody has it.</param>
public sealed record AmountStructure(bool IsSigned, IReadOnlyList<int> Absent);
