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
    private const string ConclusionsTest = "what the counts make certain of nearly everyone, or of nobody, in a group";

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
        List<Disclosure> conclusions = [.. Conclusions.Of(contents, counts.Value, policy)];
        if (conclusions.Count > 0) return new Verdict(VerdictKind.Unsafe, [.. conclusions.Take(MostListed)], conclusions.Count, [], [ConclusionsTest], []);
        return policy.Method switch
        {
            { Rounding.Scheme: RoundingScheme.SmallCounts } => SumsOfRounded(contents, counts.Value, policy),
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

    /// <summary>What the shown cells of this result together tell of small groups: to whoever is left with the least variance.</summary>
    public static Averaging Averaging(CellContents contents, DisclosurePolicy policy)
    {
        IReadOnlyList<int>[] cells = [.. Enumerable.Range(0, contents.Cubes.CellCount).Where(contents.IsShown).Select(contents.AtomsIn)];
        return Attacker.Of(contents, policy)
            .Select(attacker => AveragingWatch.Judge(
                cells, [.. Enumerable.Range(0, contents.Atoms.Count).Select(a => attacker.Others(contents, a))], policy.MinimumFrequency, policy.Method.CellKey!))
            .MinBy(found => (found.Verdict == AveragingVerdict.Safe ? 1 : 0, found.Variance ?? double.MaxValue))!;
    }

    private static Verdict Attacked(
        CellContents contents, long[] counts, DisclosurePolicy policy, IReadOnlyList<string> alsoChecked, IReadOnlyList<string> notChecked)
    {
        var attack = RangeAttack.On(contents, counts, policy);
        if (attack.Unpicked.Count == 0 && attack.Undecided.Count > 0) return Obstructed(attack.Undecided);
        return new Verdict(
            attack.Unpicked.Count == 0 ? VerdictKind.Safe : VerdictKind.Unsafe, [.. attack.Unpicked.Take(MostListed)], attack.Unpicked.Count, [],
            [
                "the tables are those of the method, made again", ConclusionsTest,
                "ranges of small cells by propagation between wholes and parts, for outsiders and for partners with their own subjects taken away",
                "for each small cell other true tables that would look the same", .. alsoChecked,
            ],
            ["small groups that no cell shows", .. notChecked]);
    }

    // Every published count is a sum of rounded atoms, so whatever is combined says no more than the rounded atoms do.
    private static Verdict SumsOfRounded(CellContents contents, long[] counts, DisclosurePolicy policy)
    {
        var toBase = policy.Method.Rounding!.Base;
        List<Disclosure> found = [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0 && counts[c] < policy.MinimumFrequency)
            .Select(c => new Disclosure(contents.Cubes.Label(c), "count", "minimum-frequency", "A count is shown that is neither 0 nor the minimum frequency."))];
        foreach (var attacker in Attacker.Of(contents, policy).Skip(1))
        {
            for (var atom = 0; atom < contents.Atoms.Count; atom++)
            {
                // A count from the base on is exact; a smaller one lies between what is known and the base.
                var left = contents.Atoms[atom].Count >= toBase ? 1 : toBase - attacker.Floors[atom];
                if (attacker.Others(contents, atom) is var others && others > 0 && others < policy.MinimumFrequency && left < (toBase + 1) / 2)
                    found.Add(new("an inner group", "count", "perturbation-unpicked", "A partner who takes its own subjects away is left with too few counts."));
            }
        }

        return new Verdict(found.Count == 0 ? VerdictKind.Safe : VerdictKind.Unsafe, [.. found.Take(MostListed)], found.Count, [],
            [
                "the tables are those of the method, made again", ConclusionsTest, "no published count below the minimum frequency",
                "partners with their own subjects taken away, in every inner group",
            ],
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
