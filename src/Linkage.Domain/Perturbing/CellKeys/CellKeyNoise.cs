namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>Adds to every count the noise of its cell key, so that the same contributors get the same noise in every table.</summary>
internal static class CellKeyNoise
{
    /// <returns>A count per cell, over all tables. They need not add up: each has noise of its own.</returns>
    public static long[] Perturb(CellContents contents, PerturbationTable table)
    {
        var counts = new long[contents.Cubes.CellCount];
        for (var cell = 0; cell < counts.Length; cell++)
        {
            var count = contents.Count(cell);
            counts[cell] = count + table.Noise(count, contents.Key(cell));
        }

        return counts;
    }
}
