using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>
/// The attacker who combines the ranges of all published counts. A small cell is unpicked when too few counts are left for it by
/// propagation, and safe when enough certificates are found; a cell for which neither is proved cannot be judged.
/// </summary>
internal static class RangeAttack
{
    /// <param name="small">Cells of fewer subjects are guarded.</param>
    public static (IReadOnlyList<Disclosure> Unpicked, IReadOnlyList<string> Undecided) On(CellContents contents, long[] published, Method method, int small)
    {
        var asPublished = PublishedRanges.Of(contents, published, method);
        var narrowed = new Range[asPublished.Length];
        Array.Fill(narrowed, new Range(0, int.MaxValue));
        for (var cell = 0; cell < narrowed.Length; cell++)
            narrowed[contents.Leaders[cell]] = narrowed[contents.Leaders[cell]].Within(asPublished[cell]);
        Propagation.Narrow(narrowed, Relations.Of(contents));

        var enough = PublishedRanges.FewestCandidates(method);
        var alternatives = new Alternatives(contents, asPublished);
        var (unpicked, undecided) = (new List<Disclosure>(), new List<string>());
        foreach (var cell in Guarded(contents, small))
        {
            if (narrowed[cell].Candidates < enough) unpicked.Add(Found(contents, cell));
            else if (alternatives.Reach(cell, enough).Candidates < enough) undecided.Add($"No certificate was found for {contents.Cubes.Label(cell)}.");
        }

        return (unpicked, undecided);
    }

    private static IEnumerable<int> Guarded(CellContents contents, int small)
    {
        for (var cell = 0; cell < contents.Cubes.CellCount; cell++)
            if (contents.Leaders[cell] == cell && contents.Count(cell) is var count && count > 0 && count < small) yield return cell;
    }

    private static Disclosure Found(CellContents contents, int cell) => new(
        contents.Cubes.Label(cell), contents.Cubes.Cubes[contents.Cubes.Locate(cell).Table].Table.Measures[0].Name, "perturbation-unpicked",
        "The ranges of the whole and of the other parts leave too few counts for it.");
}
