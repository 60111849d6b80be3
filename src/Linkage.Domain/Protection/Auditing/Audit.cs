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
    private const int MostListed = 100, MostExplained = 20;

    /// <param name="structure">What the conservative attacker knows; kept in the vault when the result was made.</param>
    public static Verdict Judge(PublishedTables published, Structure structure, DisclosurePolicy policy)
    {
        if (TabulationFaults.Of(structure.Spec).Count > 0 || PolicyFaults.Of(policy).Count > 0)
            return Obstructed(["The structure or the policy has faults."]);
        var reading = new Reading(published, new CubeSet(structure.Spec));
        if (reading.Obstacles.Count > 0) return Obstructed(reading.Obstacles);
        var neighbourhood = new Neighbourhood(reading.Cells);
        var contradictions = Consistency.Obstacles(neighbourhood, structure.Patterns.Count == 0).ToList();
        if (contradictions.Count > 0) return Obstructed(contradictions);

        var found = new VisibleRules(policy, structure).Of(neighbourhood, reading.Cells).ToList();
        found.AddRange(Derivable(reading, structure));
        return new Verdict(found.Count == 0 ? VerdictKind.Safe : VerdictKind.Unsafe, [.. found.Take(MostListed)], found.Count, [],
            ["published values agree with each other", "rules that published values can break", "exact derivation by an outsider"],
            ["contributors and partners who use what they know of themselves", "intervals of suppressed cells", "earlier releases"]);
    }

    private static IEnumerable<Disclosure> Derivable(Reading reading, Structure structure)
    {
        var cubes = new CubeSet(structure.Spec);
        var tests = structure.SameMeasures.Select(same => new SpanTest(new Knowledge(structure, cubes, reading.Cells, same))).ToList();
        var explained = 0;
        foreach (var cell in reading.Cells)
        {
            for (var m = 0; m < cell.Values.Count; m++)
            {
                if (cell.Values[m].Status != "Q") continue;
                var parts = BaseMeasure.Of(cell.Cube.Table.Measures[m]).Select(p => tests.Find(t => t.Knowledge.Concerns(p))).ToList();
                // A base measure outside every class is one that nobody described: taken as derivable.
                if (!parts.All(t => t is null || t.CanDerive(cell))) continue;
                var explanation = explained++ < MostExplained
                    ? string.Join("; ", parts.OfType<SpanTest>().Select(t => Derivation.Of(cell, t)).Distinct())
                    : "derivable from published cells";
                yield return new Disclosure(cell.Label, cell.Cube.Table.Measures[m].Name, "exact", explanation);
            }
        }
    }

    private static Verdict Obstructed(IReadOnlyList<string> obstacles) =>
        new(VerdictKind.CannotJudge, [], 0, [.. obstacles.Take(MostListed)], [], ["everything: the tables cannot be judged"]);
}
