namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>
/// The shuttle of bounds between wholes and parts (Buzzigoli and Giusti 1999). What it excludes is impossible, so it proves that a cell is
/// unpicked; that it excludes nothing proves nothing.
/// </summary>
internal static class Propagation
{
    private const int MostSweeps = 100;

    public static void Narrow(Range[] ranges, IReadOnlyList<Relation> relations)
    {
        var changed = true;
        for (var sweep = 0; sweep < MostSweeps && changed; sweep++)
        {
            changed = false;
            foreach (var relation in relations) changed |= Narrow(ranges, relation);
        }
    }

    private static bool Narrow(Range[] ranges, Relation relation)
    {
        var (low, high, most) = (0L, 0L, 0L);
        foreach (var part in relation.Parts)
        {
            (low, high) = (low + ranges[part].Low, high + ranges[part].High);
            most = Math.Max(most, ranges[part].Low);
        }

        var whole = ranges[relation.Whole];
        var changed = Set(ranges, relation.Whole, new Range(relation.Adds ? low : most, high));
        foreach (var part in relation.Parts)
        {
            // People who are in several parts: a part may be as large as the whole, and no smaller than what the others leave.
            var (others, below) = (high - ranges[part].High, relation.Adds ? low - ranges[part].Low : 0);
            changed |= Set(ranges, part, new Range(whole.Low - others, whole.High - below));
        }

        return changed;
    }

    private static bool Set(Range[] ranges, int cell, Range known)
    {
        var narrowed = ranges[cell].Within(known);
        if (narrowed == ranges[cell]) return false;
        ranges[cell] = narrowed;
        return true;
    }
}
