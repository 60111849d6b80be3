using Linkage.Domain.Ledger;
using Linkage.Domain.Perturbing.Intervals;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Series;

/// <summary>
/// Wholes and parts in the tables of several releases. A whole that its table does not show may be shown by another release, so that it
/// is a count as any other.
/// </summary>
internal sealed class SeriesCubes
{
    private readonly List<(CubeSet Cubes, int[] CellOf)> _releases = [];
    private readonly List<IReadOnlyList<int>> _hidden = [];

    public SeriesCubes(SeriesContents released, IEnumerable<LedgerRelease> releases)
    {
        var first = 0;
        foreach (var cubes in releases.Select(release => new CubeSet(release.Spec)))
        {
            var cellOf = new int[cubes.CellCount];
            for (var cell = 0; cell < cellOf.Length; cell++) cellOf[cell] = cubes.IsShown(cell) ? first++ : -1;
            var shown = (int[])cellOf.Clone();
            for (var cell = 0; cell < cellOf.Length; cell++)
            {
                if (shown[cell] >= 0) continue;
                var atoms = new SortedSet<int>();
                Gather(released, cubes, shown, cell, atoms);
                cellOf[cell] = released.Released + _hidden.Count;
                _hidden.Add([.. atoms]);
            }

            _releases.Add((cubes, cellOf));
        }
    }

    /// <summary>Atoms of the wholes that no table shows.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Hidden => _hidden;

    public IEnumerable<Relation> Relations(SeriesContents contents) =>
        _releases.SelectMany(one => Intervals.Relations.Of(contents, one.Cubes, cell => one.CellOf[cell]));

    // Whoever is in a whole is in one of its parts.
    private static void Gather(SeriesContents released, CubeSet cubes, int[] shown, int cell, SortedSet<int> atoms)
    {
        if (shown[cell] >= 0)
        {
            atoms.UnionWith(released.AtomsIn(shown[cell]));
            return;
        }

        var (table, inner) = cubes.Locate(cell);
        var cube = cubes.Cubes[table];
        for (var axis = 0; axis < cube.Axes.Count; axis++)
        {
            var (position, positions) = (cube.PositionAt(inner, axis), cube.Axes[axis]);
            if (positions.Positions[position].Shown || positions.Children(position).Count == 0) continue;
            foreach (var child in positions.Children(position))
                Gather(released, cubes, shown, cubes.Start(table) + cube.Moved(inner, axis, child), atoms);
            return;
        }
    }
}
