using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Intervals;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;

namespace Linkage.Domain.Perturbing.Series;

/// <summary>
/// Judges a perturbed result together with the perturbed releases before it, by one method with the same parameters. Noise by cell keys
/// is averaged over all of them, and the ranges of all of them meet. Rounding that is drawn anew for every table averages out in a way that
/// ranges do not show, and is not judged.
/// </summary>
public static class SeriesAudit
{
    /// <param name="releases">The candidate among them, the one without a name.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static SeriesVerdict Judge(IReadOnlyList<LedgerRelease> releases, DisclosurePolicy policy, JudgementCourse course)
    {
        if (CellsOf(releases).Any(cell => cell.Values[0].Value is null)) return NotJudged(policy);
        if (policy.Method.Kind == MethodKind.Rounding)
        {
            return SeriesVerdict.No(
                "rounding-not-judged",
                "The project has released other tables before. Each is rounded anew, and what the roundings of the same people tell "
                    + "together cannot be judged. Ask both in one question.");
        }

        var history = ReleaseHistory.Of(releases, course);
        if (history.IsRefused) return new(history.Refusal, null);
        var contents = SeriesContents.Of(history.Value, course);
        if (policy.Method.Kind != MethodKind.CellKey) return new(Ranges(contents, releases, policy, course), null);
        var averaging = PerturbationAudit.Averaging(contents, policy, course);
        return averaging.Verdict switch
        {
            AveragingVerdict.Safe => new(Ranges(contents, releases, policy, course), averaging.Variance),
            AveragingVerdict.BelowFloor => SeriesVerdict.No(
                "averaging", "Together with earlier releases, the noise around a small group averages out below the agreed floor."),
            _ => NotJudged(policy),
        };
    }

    private static Refusal? Ranges(
        SeriesContents released, IReadOnlyList<LedgerRelease> releases, DisclosurePolicy policy, JudgementCourse course)
    {
        var withAtoms = policy.Method.Kind != MethodKind.CellKey;
        if (SmallDifferences.Of(released, policy.MinimumFrequency, withAtoms, course) is not { } small) return NotJudged(policy).Refusal;
        var cubes = new SeriesCubes(released, releases);
        var contents = released.With([.. cubes.Hidden, .. small.Hidden]);
        Relation[] relations = [.. cubes.Relations(contents), .. Relations(contents, small, contents.Released + cubes.Hidden.Count)];
        var attack = RangeAttack.On(contents, relations, Published(contents, releases), policy, course);
        return attack.Unpicked.Count > 0
            ? SeriesVerdict.No(
                "releases-unpicked", "Together with earlier releases, counts around a small one leave too few values for it.").Refusal
            : attack.Undecided.Count > 0 ? NotJudged(policy).Refusal : null;
    }

    private static SeriesVerdict NotJudged(DisclosurePolicy policy) => SeriesVerdict.No(
        policy.Method.Kind == MethodKind.CellKey ? "averaging-not-judged" : "rounding-not-judged",
        "What this result and earlier releases tell together of small groups cannot be judged. Ask fewer or coarser groups, or both in one "
            + "question.");

    private static IEnumerable<Relation> Relations(SeriesContents contents, SmallDifferences small, int first)
    {
        for (var at = 0; at < small.Hidden.Count; at++)
        {
            if (small.Within[at] is var (whole, part))
                yield return new Relation(contents.Leaders[whole], [contents.Leaders[part], contents.Leaders[first + at]], Adds: true);
        }
    }

    private static IEnumerable<PublishedCell> CellsOf(IEnumerable<LedgerRelease> releases) =>
        releases.SelectMany(release => release.Tables.Tables).SelectMany(table => table.Cells);

    // The cells of the history are those of the tables, in their order.
    private static long[] Published(SeriesContents contents, IReadOnlyList<LedgerRelease> releases) =>
    [
        .. CellsOf(releases).Select(cell => (long)cell.Values[0].Value!.Value),
        .. new long[contents.CellCount - contents.Released],
    ];
}
