using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Publishing;

/// <summary>
/// What must stay uncertain of one base measure of a primary cell: an attacker's interval must reach from
/// <paramref name="Value"/> − <paramref name="Lower"/> to <paramref name="Value"/> + <paramref name="Upper"/>. Numbers are whole units of
/// the measure. It holds a true value and stays in the vault.
/// </summary>
/// <param name="Cell">Number of the cell over all tables (<see cref="CubeSet"/>).</param>
/// <param name="Lower">Lower protection level (SDC Handbook 4.2.2).</param>
/// <param name="Upper">Upper protection level.</param>
public sealed record ProtectedCell(int Cell, BaseMeasure Measure, Int128 Value, Int128 Lower, Int128 Upper);
