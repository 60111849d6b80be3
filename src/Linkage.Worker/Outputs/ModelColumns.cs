using Linkage.Domain.Questions;
using Linkage.Domain.Regression;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>Reads outcome and terms of one model from linked rows.</summary>
internal sealed class ModelColumns(BoundModel model, TabulationPlan plan)
{
    private readonly int _outcome = plan.OutputOf(model.Outcome);
    private readonly int[] _numbers = [.. model.Terms.Select(term => plan.OutputOf(term.Expression))];
    private readonly CodeReading?[] _codes = [.. model.Terms.Select(term => term.Code is { } code ? new CodeReading(code, plan) : null)];

    public ModelRows Rows { get; } = new(new ModelSpec(
        model.Name, model.Kind, model.OutcomeName, model.Outcome.Type.Scale,
        [.. model.Terms.Select(term => new TermSpec(term.Name, term.Code is not null, term.Expression.Type.Scale, term.Reference))]));

    /// <returns>False for a row that lacks the outcome or a term.</returns>
    public bool Take(ILinkedRow row, ulong partners)
    {
        if (Rows.IsTooLarge || row.Number(_outcome) is not { } outcome) return false;
        var values = new long[_numbers.Length];
        for (var term = 0; term < values.Length; term++)
        {
            if (_codes[term] is { } code)
            {
                if (code.Of(row) is not { } text) return false;
                values[term] = Rows.NumberOf(term, text);
            }
            else
            {
                if (row.Number(_numbers[term]) is not { } number) return false;
                values[term] = number;
            }
        }

        Rows.Add(row.Subject, partners, outcome, values);
        return true;
    }
}
