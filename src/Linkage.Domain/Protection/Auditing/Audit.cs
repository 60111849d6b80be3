using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// Judges what would be published, without knowing how the suppression was found and without a single true value. It shares no code with
/// the suppression but the table model.
/// </summary>
public static class Audit
{
    private const int MostListed = 100;

    /// <param name="structure">What the conservative attacker knows; kept in the vault when the result was made.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static Verdict Judge(PublishedTables published, Structure structure, DisclosurePolicy policy, CancellationToken stop = default)
    {
        // What an earlier version kept does not say how uncertain a cell must stay.
        if (structure.Protection is null || structure.Revealed is null)
            return Obstructed(["The structure has no protection levels: make the result again."]);
        if (TabulationFaults.Of(structure.Spec).Count > 0 || PolicyFaults.Of(policy).Count > 0)
            return Obstructed(["The structure or the policy has faults."]);
        var cubes = new CubeSet(structure.Spec);
        var reading = new Reading(published, cubes);
        if (reading.Obstacles.Count > 0) return Obstructed(reading.Obstacles);
        var neighbourhood = new Neighbourhood(reading.Cells);
        var contradictions = Consistency.Obstacles(neighbourhood, structure.Patterns.Count == 0).ToList();
        if (contradictions.Count > 0) return Obstructed(contradictions);

        var views = new Views(structure, cubes, reading.Cells);
        var intervals = new IntervalTest(views, policy, stop);
        if (intervals.Contradictions.Count > 0) return Obstructed(intervals.Contradictions);

        var found = new VisibleRules(policy, structure).Of(neighbourhood, reading.Cells).ToList();
        found.AddRange(new OutsiderTest(views).Disclosures());
        found.AddRange(new ContributorTest(views).Disclosures());
        found.AddRange(new PartnerTest(views).Disclosures());
        found.AddRange(intervals.Disclosures());
        var doubts = intervals.Doubts().ToList();
        var kind = found.Count > 0 ? VerdictKind.Unsafe : doubts.Count > 0 ? VerdictKind.CannotJudge : VerdictKind.Safe;
        return new Verdict(kind, [.. found.Take(MostListed)], found.Count, [.. doubts.Take(MostListed)],
            [
                "published values agree with each other", "rules that published values can break", "exact derivation by an outsider",
                "exact derivation by each contributor who stands alone", "exact derivation by partners with their own subjects taken away",
                "intervals of protected cells as an outsider finds them, nothing being negative",
            ],
            ["intervals as contributors and partners find them, who know cells of their own", "earlier releases, which the ledger judges"],
            intervals.Summary);
    }

    private static Verdict Obstructed(IReadOnlyList<string> obstacles) =>
        new(VerdictKind.CannotJudge, [], 0, [.. obstacles.Take(MostListed)], [], ["everything: the tables cannot be judged"]);
}
