using Linkage.Domain.Ledger;

namespace Linkage.Domain.Perturbing.Series;

/// <summary>Counts of few subjects that no table shows, and that the cells of several releases draw ranges around.</summary>
/// <param name="Hidden">Atoms of each.</param>
/// <param name="Within">Cells of which each is the rest: the whole and the part beside it; none for an atom.</param>
internal sealed record SmallDifferences(IReadOnlyList<IReadOnlyList<int>> Hidden, IReadOnlyList<(int Whole, int Part)?> Within)
{
    private const int Most = 5_000;

    /// <returns>Null when there are too many to judge each.</returns>
    public static SmallDifferences? Of(SeriesContents contents, int small, bool withAtoms, JudgementCourse course)
    {
        var (hidden, within) = (new List<IReadOnlyList<int>>(), new List<(int, int)?>());
        for (var whole = 0; whole < contents.Released; whole++)
        {
            course.Look();
            if (contents.Leaders[whole] != whole) continue;
            foreach (var part in Candidates(contents, whole, small))
            {
                if (Rest(contents, whole, part, small) is not { } rest) continue;
                hidden.Add(rest);
                within.Add((whole, part));
                if (hidden.Count > Most) return null;
            }
        }

        if (withAtoms)
        {
            for (var atom = 0; atom < contents.Atoms.Count; atom++)
            {
                if (contents.Atoms[atom].Count >= small || contents.CellsWith(atom).Length == 0) continue;
                hidden.Add([atom]);
                within.Add(null);
            }
        }

        return hidden.Count > Most ? null : new(hidden, within);
    }

    // A part that lacks few has one of any atoms that are not few.
    private static IEnumerable<int> Candidates(SeriesContents contents, int whole, int small)
    {
        var (subjects, some) = (0L, new List<int>());
        foreach (var atom in contents.AtomsIn(whole))
        {
            some.Add(atom);
            if ((subjects += contents.Atoms[atom].Count) >= small) break;
        }

        return some.SelectMany(atom => contents.CellsWith(atom).ToArray()).Distinct()
            .Where(cell => cell != whole && contents.Leaders[cell] == cell);
    }

    private static List<int>? Rest(SeriesContents contents, int whole, int part, int small)
    {
        var (outer, inner, rest, subjects) = (contents.AtomsIn(whole), contents.AtomsIn(part), new List<int>(), 0L);
        if (inner.Count >= outer.Count) return null;
        for (int i = 0, j = 0; i < outer.Count || j < inner.Count;)
        {
            if (i == outer.Count || j < inner.Count && inner[j] < outer[i]) return null;
            if (j < inner.Count && inner[j] == outer[i]) j++;
            else if ((subjects += contents.Atoms[outer[i]].Count) >= small) return null;
            else rest.Add(outer[i]);
            i++;
        }

        return rest;
    }
}
