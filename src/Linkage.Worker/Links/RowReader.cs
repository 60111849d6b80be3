using System.Data.Common;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Questions;

namespace Linkage.Worker.Links;

/// <summary>Turns a linked row of the vault into what tabulation asks: the subject, who holds it, its finest categories, its amounts.</summary>
internal sealed class RowReader
{
    private readonly IReadOnlyList<Categorisation> _categorisations;
    private readonly ulong[] _partnerOfInput;
    private readonly int[] _leaf;
    private readonly long?[] _amounts;

    public RowReader(BoundQuestion question, TabulationPlan plan, IReadOnlyList<Categorisation> categorisations)
    {
        _categorisations = categorisations;
        _partnerOfInput = [.. question.Inputs.Select(input => 1UL << plan.Partners.ToList().IndexOf(input.Partner))];
        _leaf = new int[categorisations.Count];
        _amounts = new long?[plan.Amounts.Count];
    }

    /// <summary>Feeds the row under the reader's cursor to the tabulator.</summary>
    /// <returns>A refusal when a value is in no category.</returns>
    public Outcome<Nothing> Feed(DbDataReader row, Tabulator tabulator)
    {
        var partners = 0UL;
        for (var input = 0; input < _partnerOfInput.Length; input++)
            if (row.GetInt64(1 + input) == 1) partners |= _partnerOfInput[input];
        var column = 1 + _partnerOfInput.Length;
        for (var at = 0; at < _leaf.Length; at++, column++)
        {
            _leaf[at] = _categorisations[at].LeafOf(row.IsDBNull(column) ? null : row.GetValue(column));
            if (_leaf[at] < 0) return OutsideCategories(_categorisations[at].Variable.Name);
        }

        for (var at = 0; at < _amounts.Length; at++, column++) _amounts[at] = row.IsDBNull(column) ? null : row.GetInt64(column);
        tabulator.Add(new RowFacts { Subject = row.GetInt64(0), Partners = partners, Leaf = _leaf, Amounts = _amounts });
        return Nothing.Done;
    }

    private static Refusal OutsideCategories(string variable) => Refusal.Invalid(
        "outside-categories", "A delivery holds a category that the agreement in force does not list.",
        [new Fault(string.Empty, "category", $"The variable {variable} has a value outside its list.")]);
}
