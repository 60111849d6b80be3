using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>
/// The attackers who combine the ranges of all published counts. A small cell is unpicked when too few counts are left for it by
/// propagation, and safe when enough certificates are found; a cell for which neither is proved cannot be judged.
/// </summary>
internal sealed class RangeAttack(
    AtomCells contents, IReadOnlyList<Relation> relations, long[] published, DisclosurePolicy policy, JudgementCourse course)
{
    private readonly List<Disclosure> _unpicked = [];
    private readonly List<string> _undecided = [];

    /// <summary>Each cell once, whoever unpicks it.</summary>
    public IReadOnlyList<Disclosure> Unpicked => [.. _unpicked.Distinct()];

    public IReadOnlyList<string> Undecided => _undecided;

    public static RangeAttack On(CellContents contents, long[] published, DisclosurePolicy policy) =>
        On(contents, Relations.Of(contents), published, policy, new JudgementCourse());

    /// <param name="published">Per cell; of one that is not shown it does not matter.</param>
    public static RangeAttack On(
        AtomCells contents, IReadOnlyList<Relation> relations, long[] published, DisclosurePolicy policy, JudgementCourse course)
    {
        var attack = new RangeAttack(contents, relations, published, policy, course);
        foreach (var attacker in Attacker.Of(contents, policy)) attack.Try(attacker);
        return attack;
    }

    private void Try(Attacker attacker)
    {
        var asPublished = PublishedRanges.Of(contents, published, policy.Method, attacker);
        var narrowed = Merged(asPublished);
        Propagation.Narrow(narrowed, relations);
        var enough = PublishedRanges.FewestCandidates(policy.Method);
        var alternatives = new Alternatives(contents, asPublished, attacker.Floors, course);
        for (var cell = 0; cell < published.Length; cell++)
        {
            if (contents.Leaders[cell] != cell || !IsGuarded(attacker, cell)) continue;
            if (narrowed[cell].Candidates < enough) _unpicked.Add(Found(cell));
            else if (alternatives.Reach(cell, enough).Candidates < enough)
                _undecided.Add($"No certificate was found for {contents.LabelOf(cell)}.");
        }
    }

    /// <summary>Cells with the same contributors have the same count: what any of them says, all say.</summary>
    private Range[] Merged(Range[] ranges)
    {
        var merged = (Range[])ranges.Clone();
        for (var cell = 0; cell < ranges.Length; cell++)
            merged[contents.Leaders[cell]] = merged[contents.Leaders[cell]].Within(ranges[cell]);
        return merged;
    }

    private bool IsGuarded(Attacker attacker, int cell) =>
        attacker.OthersIn(contents, cell) is var others && others > 0 && others < policy.MinimumFrequency;

    private Disclosure Found(int cell) => new(
        contents.LabelOf(cell), contents.MeasureOf(cell), "perturbation-unpicked",
        "The ranges of the whole and of the other parts, with what a partner knows of its own, leave too few counts for it.");
}
