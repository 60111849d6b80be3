namespace Linkage.Domain.Protection.Suppressing;

/// <summary>A non-zero of a sparse column: its row and its residues modulo both primes.</summary>
internal readonly record struct Entry(int Row, ulong First, ulong Second);
