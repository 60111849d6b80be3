using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Questions;
using Linkage.Worker.Perturbing;

namespace Linkage.Worker.Links;

/// <summary>
/// Turns a linked row into what tabulation and ledger ask: the subject, who holds it, its finest categories, its amounts.
/// </summary>
internal sealed class RowReader
{
    private readonly IReadOnlyList<Categorisation> _categorisations;
    private readonly ulong[] _partnerOfInput;
    private readonly int[] _leaf;
    private readonly long?[] _amounts;
    private readonly RecordKeys? _keys;

    public RowReader(BoundQuestion question, TabulationPlan plan, IReadOnlyList<Categorisation> categorisations, RecordKeys? keys)
    {
        var partners = plan.Partners.ToList();
        (_categorisations, _keys) = (categorisations, keys);
        _partnerOfInput = [.. question.Inputs.Select(input => 1UL << partners.IndexOf(input.Partner))];
        _leaf = new int[categorisations.Count];
        _amounts = new long?[plan.Amounts.Count];
    }

    /// <summary>Finest category per group variable of the row that was last read; -1 where it is in none.</summary>
    public ReadOnlySpan<int> Leaf => _leaf;

    public void Read(ILinkedRow row)
    {
        for (var at = 0; at < _leaf.Length; at++) _leaf[at] = _categorisations[at].LeafOf(row, at);
    }

    /// <summary>Tabulates the row that was last read.</summary>
    /// <param name="recorder">Null where the ledger keeps no record, as in a dry run.</param>
    /// <param name="tally">Null where no private result is drawn.</param>
    /// <returns>A refusal when a value is in no category.</returns>
    public Outcome<Nothing> Feed(ILinkedRow row, Tabulator tabulator, ContributionRecorder? recorder, PrivateTally? tally)
    {
        if (Array.FindIndex(_leaf, leaf => leaf < 0) is >= 0 and var outside)
            return OutsideCategories(_categorisations[outside].Variable.Name);
        var partners = 0UL;
        for (var input = 0; input < _partnerOfInput.Length; input++)
            if (row.MatchedKey(input) > 0) partners |= _partnerOfInput[input];
        for (var at = 0; at < _amounts.Length; at++) _amounts[at] = row.Number(_leaf.Length + at);
        var facts = new RowFacts
        {
            Subject = row.Subject, Partners = partners, Leaf = _leaf, Amounts = _amounts, RecordKey = _keys?.Of(row.Subject) ?? 0,
        };
        tabulator.Add(facts);
        recorder?.Add(facts);
        tally?.Add(facts);
        return Nothing.Done;
    }

    private static Refusal OutsideCategories(string variable) => Refusal.Invalid(
        "outside-categories", "A delivery holds a category that the agreement in force does not list.",
        [new Fault(string.Empty, "category", $"The variable {variable} has a value outside its list.")]);
}
