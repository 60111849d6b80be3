using System.Globalization;
using Linkage.Domain.Expressions;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Questions;
using Linkage.Worker.Perturbing;

namespace Linkage.Worker.Links;

/// <summary>Finds the categories of a bound question's variables and tabulates the linked rows in one pass.</summary>
internal sealed class LinkRun(BoundQuestion question, TabulationPlan plan, ILinkSource source, JobProgress progress, TallyNeeds needs)
{
    /// <summary>A variable with more categories than this describes subjects rather than groups.</summary>
    private const int MostCategories = 10_000;

    private const int MostPartners = 63;

    public async Task<Outcome<LinkedTabulation>> RunAsync(CancellationToken cancel)
    {
        if (plan.Partners.Count > MostPartners) return Invalid("too-many-partners", $"At most {MostPartners} organisations can deliver to one question.");
        await progress.AtAsync(JobStage.Linking, 0, cancel);
        var quality = await source.QualityAsync(cancel);
        var categorisations = await CategoriseAsync(cancel);
        if (categorisations.IsRefused) return categorisations.Refusal;
        var tabulation = await TabulateAsync(categorisations.Value, cancel);
        return tabulation.IsRefused ? tabulation.Refusal : new LinkedTabulation(tabulation.Value, quality);
    }

    private async Task<Outcome<IReadOnlyList<Categorisation>>> CategoriseAsync(CancellationToken cancel)
    {
        var complete = plan.Complete();
        var found = new List<Categorisation>();
        for (var at = 0; at < plan.Variables.Count; at++)
        {
            await progress.AtAsync(JobStage.Linking, 0.3 + 0.7 * at / plan.Variables.Count, cancel);
            var variable = plan.Variables[at];
            var canMiss = Missing.IsPossible(variable.Expression, complete);
            if (variable.Categories is not OpenCategories && (needs.FixedCategories || !canMiss))
            {
                found.Add(new Categorisation(variable, [], hasMissing: canMiss));
                continue;
            }

            var values = await source.CategoriesAsync(at, MostCategories, cancel);
            if (values.Count > MostCategories) return Invalid("too-many-categories", $"A group variable has more than {MostCategories} categories.");
            found.Add(new Categorisation(variable, Codes(variable, values), values.Any(value => value is null)));
        }

        return found;
    }

    // Numbers in the order of numbers, text by code point: an order that no database has a say in.
    private static IReadOnlyList<string> Codes(GroupVariable variable, IReadOnlyList<object?> values)
    {
        var kind = variable.Expression.Type.Kind;
        var known = values.OfType<object>();
        return kind is ScalarKind.Text
            ? [.. known.Cast<string>().Order(StringComparer.Ordinal)]
            : [.. known.Select(value => Convert.ToInt64(value, CultureInfo.InvariantCulture)).Order().Select(value => Categorisation.CodeOf(kind, value))];
    }

    private async Task<Outcome<Tabulation>> TabulateAsync(IReadOnlyList<Categorisation> categorisations, CancellationToken cancel)
    {
        var tabulator = Tabulator.For(plan.Spec(categorisations));
        if (tabulator.IsRefused) return tabulator.Refusal;
        var reader = new RowReader(question, plan, categorisations, needs.RecordKeys);
        await foreach (var batch in source.BatchesAsync(cancel))
        {
            await progress.AtAsync(JobStage.Tabulating, batch.Done, cancel);
            await foreach (var row in batch.Rows.WithCancellation(cancel))
            {
                var fed = reader.Feed(row, tabulator.Value);
                if (fed.IsRefused) return fed.Refusal;
            }
        }

        return tabulator.Value.Finish();
    }

    private static Refusal Invalid(string code, string sentence) => new(RefusalKind.Invalid, code, sentence);
}
