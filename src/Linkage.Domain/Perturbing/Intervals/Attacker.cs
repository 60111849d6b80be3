using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>Somebody who knows beforehand, of every atom, some of its subjects.</summary>
/// <param name="Known">Per atom the subjects that the attacker can take away.</param>
/// <param name="Floors">Per atom the least count that the attacker must think possible.</param>
internal sealed record Attacker(long[] Known, long[] Floors)
{
    /// <summary>An outsider, whom as many contributors help as the policy says; then every coalition of partners.</summary>
    public static IEnumerable<Attacker> Of(AtomCells contents, DisclosurePolicy policy)
    {
        var atoms = contents.Atoms;
        yield return new(new long[atoms.Count], [.. atoms.Select(a => Math.Min(a.Count, policy.Coalition))]);
        foreach (var coalition in Coalitions.Of(policy, contents.Partners))
        {
            long[] held = [.. atoms.Select(a => a.HeldBy(coalition))];
            if (held.All(h => h == 0)) continue; // Knows no more than an outsider.
            yield return new(held, [.. held.Select(h => Math.Max(h, 1))]);
        }
    }

    /// <summary>Subjects of an atom that are left when the attacker takes the known ones away.</summary>
    public long Others(AtomCells contents, int atom) => contents.Atoms[atom].Count - Known[atom];

    /// <summary>Subjects of a cell that are left.</summary>
    public long OthersIn(AtomCells contents, int cell) => contents.AtomsIn(cell).Sum(atom => Others(contents, atom));
}
