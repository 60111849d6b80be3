using Linkage.Domain.Ledger;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Intervals;
using Linkage.Domain.Perturbing.Privacy;
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
    private static readonly string[] s_notOfNoise =
    [
        "estimates that are not linear",
        "that a whole and its only part, being the same people, show the same count",
    ];

    public static Verdict Judge(PublishedTables published, PerturbedStructure structure, DisclosurePolicy policy)
    {
        if (Obstacle(published, structure, policy) is { } obstacle) return Verdicts.Obstructed([obstacle]);
        var cubes = new CubeSet(structure.Spec);
        if (policy.Method.Kind == MethodKind.DifferentialPrivacy) return PrivateTables.Judge(published, cubes, structure.Bounds ?? []);
        var contents = new CellContents(cubes, structure.Atoms);
        var counts = Perturbation.Apply(contents, policy.Method, Convert.FromBase64String(structure.Seed ?? ""));
        if (counts.IsRefused) return Verdicts.Obstructed([counts.Refusal.Sentence]);
        return PerturbedTables.Of(contents.Cubes, counts.Value).ToJson().AsSpan().SequenceEqual(published.ToJson())
            ? Attacked(contents, counts.Value, policy)
            : Verdicts.Obstructed(["Made again, the tables are others."]);
    }

    /// <summary>What the shown cells of this result together tell of small groups, to whoever is left with the least variance.</summary>
    public static Averaging Averaging(AtomCells contents, DisclosurePolicy policy) => Averaging(contents, policy, new JudgementCourse());

    internal static Averaging Averaging(AtomCells contents, DisclosurePolicy policy, JudgementCourse course)
    {
        IReadOnlyList<int>[] cells = [.. Enumerable.Range(0, contents.CellCount).Where(contents.IsShown).Select(contents.AtomsIn)];
        return Attacker.Of(contents, policy).Select(Against)
            .MinBy(a => (a.Verdict == AveragingVerdict.Safe ? 1 : 0, a.Variance ?? double.MaxValue))!;

        Averaging Against(Attacker attacker) => AveragingWatch.Judge(
            cells, [.. Enumerable.Range(0, contents.Atoms.Count).Select(a => attacker.Others(contents, a))],
            policy.MinimumFrequency, policy.Method.CellKey!, course);
    }

    private static string? Obstacle(PublishedTables published, PerturbedStructure structure, DisclosurePolicy policy)
    {
        if (!policy.Method.Perturbs || structure.Method != policy.Method.Fingerprint())
            return "The tables were made by another method than the agreement's.";
        if (PolicyFaults.Of(policy).Count > 0 || TabulationFaults.Of(structure.Spec).Count > 0)
            return "The structure or the policy has faults.";
        if (structure.Spec.Tables.SelectMany(table => table.Measures).Any(m => !MethodMeasures.Protects(policy.Method, m.Kind)))
            return "A measure is not one that the method protects.";
        return PerturbedTables.Hash(published) != structure.TablesHash ? "The tables are not those that the vault knows." : null;
    }

    private static Verdict Attacked(CellContents contents, long[] counts, DisclosurePolicy policy)
    {
        List<Disclosure> conclusions = [.. Conclusions.Of(contents, counts, policy)];
        if (conclusions.Count > 0) return Verdicts.Of(conclusions, [Verdicts.Conclusions], []);
        if (policy.Method is { Kind: MethodKind.Rounding, Rounding.Scheme: RoundingScheme.SmallCounts })
            return RoundedSums.Judge(contents, counts, policy);
        if (policy.Method.Kind == MethodKind.CellKey && NotNoisyEnough(Averaging(contents, policy).Verdict) is { } verdict) return verdict;
        var attack = RangeAttack.On(contents, counts, policy);
        return attack.Unpicked.Count == 0 && attack.Undecided.Count > 0
            ? Verdicts.Obstructed(attack.Undecided)
            : Verdicts.Of(attack.Unpicked, Checked(policy.Method), NotChecked(policy.Method));
    }

    private static Verdict? NotNoisyEnough(AveragingVerdict averaging) => averaging switch
    {
        AveragingVerdict.TooLarge =>
            Verdicts.Obstructed(["Averaging over the cells cannot be judged: they combine too many small groups."]),
        AveragingVerdict.BelowFloor => Verdicts.Of(
            [new("all tables", "all counts", "averaging", "All cells together estimate a small group better than the floor allows.")], [], []),
        _ => null,
    };

    private static IReadOnlyList<string> Checked(Method method) =>
    [
        Verdicts.MadeAgain, Verdicts.Conclusions,
        "ranges of small cells by propagation between wholes and parts, for outsiders and for partners who take their own subjects away",
        "for each small cell other true tables that would look the same",
        .. method.Kind == MethodKind.CellKey
            ? (string[])["variance of the best linear unbiased estimate of each small group in this result"]
            : [],
    ];

    private static IReadOnlyList<string> NotChecked(Method method) =>
    [
        "small groups that no cell shows",
        .. method.Kind == MethodKind.CellKey ? s_notOfNoise : [],
    ];
}
