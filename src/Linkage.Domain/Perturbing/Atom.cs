namespace Linkage.Domain.Perturbing;

/// <summary>The subjects whose rows fall in exactly the same inner units: no table of the result tells them apart.</summary>
/// <param name="Units">Per unit the grain of every variable; several when the subjects fall in several.</param>
/// <param name="Key">Sum, modulo 2^64, of the record keys of the subjects.</param>
/// <param name="Custodies">The subjects by who holds them, in order of the mask.</param>
public sealed record Atom(IReadOnlyList<int[]> Units, long Count, ulong Key, IReadOnlyList<Custody> Custodies)
{
    /// <summary>Subjects that some partner of the coalition (a bit mask) knows.</summary>
    public long HeldBy(ulong coalition) => Custodies.Where(h => (h.Partners & coalition) != 0).Sum(h => h.Count);
}
