using System.Globalization;
using Linkage.Domain.Matching;

namespace Linkage.Partner.Lab;

/// <summary>Links as CSV: `left,right,score`, zero-based places, six decimals.</summary>
internal static class PairFile
{
    /// <param name="leftRows">For each left record its place in the file.</param>
    public static void Write(
        string path, IReadOnlyList<ScoredPair> pairs, IReadOnlyList<int> leftRows, IReadOnlyList<int> rightRows)
    {
        var part = path + ".part";
        using (var writer = new StreamWriter(part))
        {
            writer.Write("left,right,score\n");
            foreach (var pair in pairs)
                writer.Write(
                    string.Create(CultureInfo.InvariantCulture, $"{leftRows[pair.Left]},{rightRows[pair.Right]},{pair.Score:F6}\n"));
        }

        File.Move(part, path, overwrite: true);
    }
}
