namespace Linkage.Domain.Ledger;

/// <summary>
/// Where the units of a base measure are in the history: the measures of one part of a release each have a unit for every inner unit of
/// it, in one order.
/// </summary>
/// <param name="Part">The first unit of that part of a release.</param>
/// <param name="First">The first unit of the measure.</param>
/// <param name="Amount">Number of its amount in that part; −1 for subjects and rows.</param>
public readonly record struct MeasureUnits(int Part, int First, int Amount);
