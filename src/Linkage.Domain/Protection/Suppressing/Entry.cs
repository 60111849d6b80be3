namespace Linkage.Domain.Protection.Suppressing;

/// <summary>A non-zero of a sparse column.</summary>
internal readonly record struct Entry(int Row, Residues Value);
