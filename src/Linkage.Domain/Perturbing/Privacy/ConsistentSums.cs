using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// Private values of one base measure that add up in and between tables: every node of the tree is measured with noise, then, from the
/// total down, the parts of every node become the nearest integers that add up to it. All after the noise is post-processing.
/// </summary>
/// <param name="sign">1 when no true value is below zero, −1 when none is above, 0 when there are both.</param>
internal sealed class ConsistentSums(CubeSet cubes, PrivateTree tree, PrivateNoise noise, int sign)
{
    private readonly List<int[]> _units = [.. tree.Units()];

    /// <param name="leaves">True values per crossing.</param>
    /// <returns>A value per cell, over all tables.</returns>
    public Int128[] Draw(IReadOnlyList<Int128> leaves, ExactSampler sampler)
    {
        var values = new Int128[cubes.CellCount];
        List<int> cells = [], scratch = [];
        var consistent = FromTheTop(Measure(leaves, sampler));
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            cubes.CellsOf(_units[leaf], cells, scratch);
            foreach (var cell in cells) values[cell] += consistent[leaf];
        }

        return values;
    }

    private Int128[][] Measure(IReadOnlyList<Int128> leaves, ExactSampler sampler)
    {
        var measured = new Int128[tree.Measurements][];
        for (var step = 0; step < measured.Length; step++)
        {
            measured[step] = new Int128[tree.NodesAfter(step)];
            for (var leaf = 0; leaf < leaves.Count; leaf++) measured[step][tree.NodeOf(_units[leaf], step)] += leaves[leaf];
            for (var node = 0; node < measured[step].Length; node++) measured[step][node] = noise.Measure(measured[step][node], sampler);
        }

        return measured;
    }

    private Int128[] FromTheTop(Int128[][] measured)
    {
        var above = measured[0];
        for (var step = 1; step < measured.Length; step++)
        {
            var now = new Int128[measured[step].Length];
            var parts = _units.Select(unit => (Whole: tree.NodeOf(unit, step - 1), Part: tree.NodeOf(unit, step)))
                .Distinct().ToLookup(x => x.Whole, x => x.Part);
            foreach (var family in parts)
            {
                int[] nodes = [.. family];
                var nearest = NearestParts.Of([.. nodes.Select(node => measured[step][node])], above[family.Key], sign);
                for (var i = 0; i < nodes.Length; i++) now[nodes[i]] = nearest[i];
            }

            above = now;
        }

        return above;
    }
}
