using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Intervals;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing;

/// <summary>
/// Judges perturbed tables by the means of their method: makes the counts again and compares them to the last byte, then attacks what
/// would be published. A private release cannot be made again; it must be the one that the vault knows, and consistent.
/// </summary>
public static class PerturbationAudit
{
    private const int MostListed = 100;

    public static Verdict Judge(PublishedTables published, PerturbedStructure structure, DisclosurePolicy policy)
    {
        var method = policy.Method;
        if (!method.Perturbs || structure.Method != method.Fingerprint()) return Obstructed(["The tables were made by another method than the agreement's."]);
        if (PolicyFaults.Of(policy).Count > 0 || TabulationFaults.Of(structure.Spec).Count > 0) return Obstructed(["The structure or the policy has faults."]);
        if (Perturbation.RefusalOf(structure.Spec) is not null) return Obstructed(["A measure is no count of subjects."]);
        if (PerturbedTables.Hash(published) != structure.TablesHash) return Obstructed(["The tables are not those that the vault knows."]);
        return method.Kind == MethodKind.DifferentialPrivacy ? Private(published, structure) : Repeated(published, structure, policy);
    }

    private static Verdict Repeated(PublishedTables published, PerturbedStructure structure, DisclosurePolicy policy)
    {
        var contents = new CellContents(new CubeSet(structure.Spec), structure.Atoms);
        var counts = Perturbation.Apply(contents, policy.Method, Convert.FromBase64String(structure.Seed ?? ""));
        if (counts.IsRefused) return Obstructed([counts.Refusal.Sentence]);
        if (!PerturbedTables.Of(contents.Cubes, counts.Value).ToJson().AsSpan().SequenceEqual(published.ToJson()))
            return Obstructed(["Made again, the tables are others."]);
        return policy.Method switch
        {
            { Rounding.Scheme: RoundingScheme.SmallCounts } => SumsOfRounded(contents, counts.Value, policy.MinimumFrequency),
            { Kind: MethodKind.CellKey } => Noisy(contents, counts.Value, policy),
            _ => Attacked(contents, counts.Value, policy, [], []),
        };
    }

    private static Verdict Noisy(CellContents contents, long[] counts, DisclosurePolicy policy)
    {
        var averaging = Averaging(contents, policy);
        return averaging.Verdict switch
        {
            AveragingVerdict.TooLarge => Obstructed(["Averaging over the cells cannot be judged: they combine too many small groups."]),
            AveragingVerdict.BelowFloor => new Verdict(VerdictKind.Unsafe,
                [new Disclosure("all tables", "all counts", "averaging", "All cells together estimate a small group better than the floor allows.")], 1, [], [], []),
            _ => Attacked(contents, counts, policy, ["variance of the best linear unbiased estimate of each small group in this result"],
                ["averaging over other releases", "estimates that are not linear"]),
        };
    }

    /// <summary>What the shown cells of this result together tell of small groups.</summary>
    public static Averaging Averaging(CellContents contents, DisclosurePolicy policy)
    {
        var shown = Enumerable.Range(0, contents.Cubes.CellCount).Where(cell =>
        {
            var (table, inner) = contents.Cubes.Locate(cell);
            return contents.Cubes.Cubes[table].IsShown(inner);
        });
        return AveragingWatch.Judge(
            shown.Select(contents.AtomsIn), [.. contents.Atoms.Select(a => a.Count)], policy.MinimumFrequency, policy.Method.CellKey!);
    }

    private static Verdict Attacked(
        CellContents contents, long[] counts, DisclosurePolicy policy, IReadOnlyList<string> alsoChecked, IReadOnlyList<string> notChecked)
    {
        var (unpicked, undecided) = RangeAttack.On(contents, counts, policy.Method, policy.MinimumFrequency);
        if (unpicked.Count == 0 && undecided.Count > 0) return Obstructed(undecided);
        return new Verdict(unpicked.Count == 0 ? VerdictKind.Safe : VerdictKind.Unsafe, [.. unpicked.Take(MostListed)], unpicked.Count, [],
            [
                "the tables are those of the method, made again", "ranges of small cells by propagation between wholes and parts",
                "for each small cell other true tables that would look the same", .. alsoChecked,
            ],
            ["small groups that no cell shows", .. notChecked]);
    }

    // Every published count is a sum of rounded atoms, so whatever is combined says no more than the rounded atoms do.
    private static Verdict SumsOfRounded(CellContents contents, long[] counts, int minimumFrequency)
    {
        List<Disclosure> found = [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0 && counts[c] < minimumFrequency)
            .Select(c => new Disclosure(contents.Cubes.Label(c), "count", "minimum-frequency", "A count is shown that is neither 0 nor the minimum frequency."))];
        return new Verdict(found.Count == 0 ? VerdictKind.Safe : VerdictKind.Unsafe, [.. found.Take(MostListed)], found.Count, [],
            ["the tables are those of the method, made again", "no published count below the minimum frequency"],
            ["what knowledge of the choosing algorithm tells of the choice"]);
    }

    private static Verdict Private(PublishedTables published, PerturbedStructure structure)
    {
        var values = published.Tables.SelectMany(t => t.Cells).SelectMany(c => c.Values);
        if (values.Any(v => v is not { Value: >= 0, Status: "A" })) return Obstructed(["A private count is missing or negative."]);
        var cubes = new CubeSet(structure.Spec);
        if (published.Tables.Count != cubes.Cubes.Count || published.Tables.Zip(cubes.Cubes).Any(x => x.First.Cells.Count != Enumerable.Range(0, x.Second.CellCount).Count(x.Second.IsShown)))
            return Obstructed(["A cell of the code lists is missing."]);
        return new Verdict(VerdictKind.Safe, [], 0, [],
            ["the tables are those that the vault knows", "every cell of the code lists is there, none negative", "the budget was reserved before the noise was drawn"],
            ["refusals and running times, which depend on the data"]);
    }

    private static Verdict Obstructed(IReadOnlyList<string> obstacles) =>
        new(VerdictKind.CannotJudge, [], 0, [.. obstacles.Take(MostListed)], [], ["everything: the tables cannot be judged"]);
}
