namespace Linkage.Domain.Ledger;

/// <summary>One coordinate of a sparse vector, its value modulo a prime.</summary>
internal readonly record struct Coordinate(int At, ulong Value);
