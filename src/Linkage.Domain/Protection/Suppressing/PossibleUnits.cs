using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Crossings that are empty but that a reader must not know to be: for every disclosive zero, what its group's members would fall in if
/// they had the category. They are rows of the matrix beside the non-empty units, or a zero could never be hidden.
/// </summary>
internal sealed class PossibleUnits(Tabulation tabulation, GroupRules groups, Func<int, IReadOnlyList<int>> unitsIn)
{
    /// <summary>Enough members of a group to imagine; fewer possibilities only make the attacker stronger.</summary>
    private const int MostPerZero = 8;

    /// <param name="zeros">Numbers of the disclosive empty cells over all tables.</param>
    /// <returns>Distinct crossings, in their order.</returns>
    public IReadOnlyList<PossibleUnit> Of(IEnumerable<int> zeros)
    {
        var impossible = new StructuralZeros(tabulation.Cubes);
        var known = new SortedDictionary<int[], SortedSet<int>>(Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        foreach (var zero in zeros)
        {
            var (table, cell) = tabulation.Cubes.Locate(zero);
            var cube = tabulation.Cubes.Cubes[table];
            foreach (var (axis, group, position) in groups.Groups(table, cell))
            {
                var grain = cube.Axes[axis].FirstGrainIn(position);
                if (grain < 0) continue;
                foreach (var member in unitsIn(tabulation.Cubes.Start(table) + group).Take(MostPerZero))
                {
                    var imagined = (int[])tabulation.Units[member].Clone();
                    imagined[cube.Axes[axis].Variable] = grain;
                    if (impossible.ContainsUnit(imagined)) continue;
                    if (!known.TryGetValue(imagined, out var members)) known.Add(imagined, members = []);
                    members.Add(member);
                }
            }
        }

        return [.. known.Select(k => new PossibleUnit(k.Key, k.Value))];
    }
}
