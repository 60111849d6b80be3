using System.Globalization;
using Linkage.Domain.Expressions;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Links;

namespace Linkage.Worker.Links;

/// <summary>Links the deliveries of a bound question inside the vault and tabulates the linked rows in one pass.</summary>
internal sealed class VaultLink(Database vault, BoundQuestion question, IReadOnlyList<JobInput> inputs, JobProgress progress)
{
    /// <summary>A variable with more categories than this describes subjects rather than groups.</summary>
    private const int MostCategories = 10_000;

    private readonly TabulationPlan _plan = new(question);

    public async Task<Outcome<LinkedTabulation>> RunAsync(CancellationToken cancel)
    {
        if (_plan.Partners.Count > 63) return Invalid("too-many-partners", "At most 63 organisations can deliver to one question.");
        var rows = new LinkedRows(vault, Statement());
        await progress.AtAsync(JobStage.Linking, 0, cancel);
        var extent = await rows.ExtentAsync(cancel);
        var quality = new LinkQuality(extent.Subjects, extent.RowCount, await MatchedAsync(rows, cancel));
        var categorisations = await CategoriseAsync(rows, cancel);
        if (categorisations.IsRefused) return categorisations.Refusal;
        var tabulation = await TabulateAsync(rows, extent, categorisations.Value, cancel);
        return tabulation.IsRefused ? tabulation.Refusal : new LinkedTabulation(tabulation.Value, quality);
    }

    private LinkStatement Statement() => new(
        vault.Dialect,
        [.. inputs.Select((input, at) => new LinkInput(input.Input.Alias, input.Table!, at == 0 ? null : JoinOf(question.Joins[at - 1])))],
        question.Subject.Field.Name,
        question.Filters,
        _plan.Outputs);

    private static LinkJoin JoinOf(BoundJoin join) =>
        new(join.Keys[0].Left.Alias, join.Keys[0].Left.Field.Name, join.Keys[0].Right.Field.Name, join.Kind == JoinKind.Left);

    private async Task<IReadOnlyDictionary<string, long>> MatchedAsync(LinkedRows rows, CancellationToken cancel)
    {
        var matched = new Dictionary<string, long>();
        for (var at = 1; at < inputs.Count; at++)
        {
            matched[inputs[at].Input.Alias] = await rows.MatchedAsync(at, cancel);
            await progress.AtAsync(JobStage.Linking, 0.7 * at / inputs.Count, cancel);
        }

        return matched;
    }

    private async Task<Outcome<IReadOnlyList<Categorisation>>> CategoriseAsync(LinkedRows rows, CancellationToken cancel)
    {
        var complete = _plan.Complete();
        var found = new List<Categorisation>();
        for (var at = 0; at < _plan.Variables.Count; at++)
        {
            var variable = _plan.Variables[at];
            if (variable.Categories is not OpenCategories && !Missing.IsPossible(variable.Expression, complete))
            {
                found.Add(new Categorisation(variable, [], hasMissing: false));
                continue;
            }

            var values = await rows.CategoriesAsync(at, MostCategories, cancel);
            if (values.Count > MostCategories) return Invalid("too-many-categories", $"A group variable has more than {MostCategories} categories.");
            found.Add(new Categorisation(variable, Codes(variable, values), values.Any(value => value is null)));
            await progress.AtAsync(JobStage.Linking, 0.7 + 0.3 * at / _plan.Variables.Count, cancel);
        }

        return found;
    }

    // Numbers in the order of numbers, text by code point: an order that no database has a say in.
    private static IReadOnlyList<string> Codes(GroupVariable variable, IReadOnlyList<object?> values)
    {
        var kind = variable.Expression.Type.Kind;
        var known = values.Where(value => value is not null).Select(value => value!);
        return kind is ScalarKind.Text
            ? [.. known.Select(value => Categorisation.CodeOf(kind, value)).Order(StringComparer.Ordinal)]
            : [.. known.Select(value => Convert.ToInt64(value, CultureInfo.InvariantCulture)).Order().Select(value => Categorisation.CodeOf(kind, value))];
    }

    private async Task<Outcome<Tabulation>> TabulateAsync(
        LinkedRows rows, LinkExtent extent, IReadOnlyList<Categorisation> categorisations, CancellationToken cancel)
    {
        var tabulator = Tabulator.For(_plan.Spec(categorisations));
        if (tabulator.IsRefused) return tabulator.Refusal;
        var row = new RowReader(question, _plan, categorisations);
        await foreach (var range in rows.RangesAsync(extent, cancel))
        {
            await progress.AtAsync(JobStage.Tabulating, range.Done, cancel);
            while (await range.Reader.ReadAsync(cancel))
            {
                var fed = row.Feed(range.Reader, tabulator.Value);
                if (fed.IsRefused) return fed.Refusal;
            }
        }

        return tabulator.Value.Finish();
    }

    private static Refusal Invalid(string code, string sentence) => new(RefusalKind.Invalid, code, sentence);
}
