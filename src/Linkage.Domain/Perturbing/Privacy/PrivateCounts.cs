using System.Security.Cryptography;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// Differentially private counts that add up in and between tables, none negative: every node of the tree is measured with noise, then,
/// from the total down, the parts of every node become the nearest integers that add up to it. All after the noise is post-processing.
/// </summary>
public sealed class PrivateCounts(CubeSet cubes, PrivacyParameters parameters)
{
    /// <summary>More crossings than this are mostly noise.</summary>
    private const int MostLeaves = 50_000;

    private readonly PrivateTree _tree = new(cubes);

    public int Measurements => _tree.Measurements;

    public Refusal? Refusal() => _tree.Leaves <= MostLeaves
        ? null
        : new Refusal(RefusalKind.TooLarge, "privacy-crossings",
            $"The tables cross into more than {MostLeaves} cells, which noise would drown. Ask fewer or coarser groups.");

    /// <returns>A count per cell, over all tables.</returns>
    public long[] Draw(IEnumerable<Atom> atoms, RandomNumberGenerator generator)
    {
        var leaves = Leaves(atoms);
        var units = _tree.Units().ToList();
        var measured = Measure(leaves, units, new PrivateNoise(parameters, Measurements, generator));
        var counts = new long[cubes.CellCount];
        List<int> cells = [], scratch = [];
        var consistent = FromTheTop(measured, units);
        for (var leaf = 0; leaf < leaves.Length; leaf++)
        {
            cubes.CellsOf(units[leaf], cells, scratch);
            foreach (var cell in cells) counts[cell] += consistent[leaf];
        }

        return counts;
    }

    /// <summary>True counts. Who is in several crossings counts in the first: one's own rows alone decide which.</summary>
    internal long[] Leaves(IEnumerable<Atom> atoms)
    {
        var leaves = new long[(int)_tree.Leaves];
        foreach (var atom in atoms) leaves[_tree.NumberOf(atom.Units[0])] += atom.Count;
        return leaves;
    }

    private long[][] Measure(long[] leaves, List<int[]> units, PrivateNoise noise)
    {
        var measured = new long[_tree.Measurements][];
        for (var step = 0; step < measured.Length; step++)
        {
            measured[step] = new long[_tree.NodesAfter(step)];
            for (var leaf = 0; leaf < leaves.Length; leaf++) measured[step][_tree.NodeOf(units[leaf], step)] += leaves[leaf];
            for (var node = 0; node < measured[step].Length; node++) measured[step][node] = noise.Measure(measured[step][node]);
        }

        return measured;
    }

    private long[] FromTheTop(long[][] measured, List<int[]> units)
    {
        var above = measured[0];
        for (var step = 1; step < measured.Length; step++)
        {
            var now = new long[measured[step].Length];
            var parts = units.Select(unit => (Whole: _tree.NodeOf(unit, step - 1), Part: _tree.NodeOf(unit, step)))
                .Distinct().ToLookup(x => x.Whole, x => x.Part);
            foreach (var family in parts)
            {
                int[] nodes = [.. family];
                var nearest = NearestParts.Of([.. nodes.Select(node => measured[step][node])], above[family.Key]);
                for (var i = 0; i < nodes.Length; i++) now[nodes[i]] = nearest[i];
            }

            above = now;
        }

        return above;
    }
}
