namespace Linkage.Domain.Ledger;

/// <summary>A released cell, taken so many times, in the sum that tells too much.</summary>
public sealed record Term(int Coefficient, ReleasedCell Cell);
