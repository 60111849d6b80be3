using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Publishing;

/// <summary>
/// What a published mean or share is made of: whoever has it is taken to have its sum and its number as well, though what is published is
/// rounded. It holds a true value and stays in the vault.
/// </summary>
/// <param name="Cell">Number of the cell over all tables (<see cref="CubeSet"/>).</param>
/// <param name="Value">In whole units of the measure.</param>
public sealed record RevealedValue(int Cell, BaseMeasure Measure, Int128 Value);
