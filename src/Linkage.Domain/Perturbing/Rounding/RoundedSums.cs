using Linkage.Domain.Perturbing.Intervals;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// The audit of small count rounding. Every published count is a sum of rounded atoms, so whatever an outsider combines says no more than
/// the rounded atoms do; a partner takes its own subjects from each of them.
/// </summary>
internal static class RoundedSums
{
    public static Verdict Judge(CellContents contents, long[] counts, DisclosurePolicy policy)
    {
        var found = Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0 && counts[c] < policy.MinimumFrequency)
            .Select(c => Found(contents.Cubes.Label(c), "minimum-frequency", "A count is shown below the minimum frequency.")).ToList();
        foreach (var attacker in Attacker.Of(contents, policy).Skip(1)) // The first is the outsider.
            for (var atom = 0; atom < contents.Atoms.Count; atom++)
                if (IsUnpicked(contents, attacker, atom, policy))
                    found.Add(
                        Found("an inner group", "perturbation-unpicked", "A partner who takes its own away is left with too few counts."));
        return Verdicts.Of(
            found,
            [
                Verdicts.MadeAgain, Verdicts.Conclusions, "no published count below the minimum frequency",
                "partners who take their own subjects away, in every inner group",
            ],
            ["what knowledge of the choosing algorithm tells of the choice"]);
    }

    // A count from the base on is exact; a smaller one lies between what is known and the base.
    private static bool IsUnpicked(CellContents contents, Attacker attacker, int atom, DisclosurePolicy policy)
    {
        var toBase = policy.Method.Rounding!.Base;
        var left = contents.Atoms[atom].Count >= toBase ? 1 : toBase - attacker.Floors[atom];
        return attacker.Others(contents, atom) is var others && others > 0 && others < policy.MinimumFrequency && left < (toBase + 1) / 2;
    }

    private static Disclosure Found(string cell, string test, string explanation) => new(cell, "count", test, explanation);
}
