using System.Globalization;
using Linkage.Domain.Expressions;
using Linkage.Domain.Jobs;
using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Questions;
using Linkage.Worker.Perturbing;
using Linkage.Worker.Quality;

namespace Linkage.Worker.Links;

/// <summary>Finds the categories of a bound question's variables and tabulates the linked rows in one pass.</summary>
/// <param name="ledger">The project's key, by which the ledger's record names subjects; null where nothing is recorded, as in a dry
/// run.</param>
internal sealed class LinkRun(
    BoundQuestion question, TabulationPlan plan, ILinkSource source, JobProgress progress, TallyNeeds needs, LedgerKey? ledger = null)
{
    /// <summary>A variable with more categories than this describes subjects rather than groups.</summary>
    private const int MostCategories = 10_000;

    private const int MostPartners = 63;

    public async Task<Outcome<LinkedTabulation>> RunAsync(CancellationToken cancel)
    {
        if (plan.Partners.Count > MostPartners)
            return Invalid("too-many-partners", $"At most {MostPartners} organisations can deliver to one question.");
        await progress.AtAsync(JobStage.Linking, 0, cancel);
        var counts = await source.CountsAsync(cancel);
        // Whether a delivery repeats a key is exact: beside a private result only what is declared of it may decide.
        var severals = question.Inputs.Where((_, at) => at > 0 && (needs.Bounds is not null || counts[at].FindsSeveral))
            .Select(input => input.Alias).ToHashSet();
        if (RepeatedAmounts.RefusalOf(question, severals) is { } repeated) return repeated;
        var categorisations = await CategoriseAsync(cancel);
        if (categorisations.IsRefused) return categorisations.Refusal;
        IReadOnlyList<Variable> variables = [.. categorisations.Value.Select(one => one.Variable)];
        var tally = new MatchTally(
            [.. question.Inputs.Select(KeysOf)], [.. variables.Select(variable => variable.Levels[0].Categories.Count)]);
        var tabulated = await TabulateAsync(categorisations.Value, tally, cancel);
        return tabulated.IsRefused
            ? tabulated.Refusal
            : new LinkedTabulation(
                tabulated.Value.Tabulation, tabulated.Value.Private, tabulated.Value.Contributions,
                new LinkQuality(counts, tally.Finish(), variables));
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
            if (values.Count > MostCategories)
                return Invalid("too-many-categories", $"A group variable has more than {MostCategories} categories.");
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

    private int KeysOf(Input input, int at) => at == 0 ? 1 : question.Joins[at - 1].Keys.Count;

    private async Task<Outcome<(Tabulation Tabulation, PrivateTally? Private, byte[] Contributions)>> TabulateAsync(
        IReadOnlyList<Categorisation> categorisations, MatchTally tally, CancellationToken cancel)
    {
        var spec = plan.Spec(categorisations);
        var tabulator = Tabulator.For(spec);
        if (tabulator.IsRefused) return tabulator.Refusal;
        var @private = needs.Bounds is { } bounds ? PrivateTally.For(spec, bounds) : default(Outcome<PrivateTally>?);
        if (@private?.Refusal is { } tooLarge) return tooLarge;
        using var recorder = ledger is null ? null : Recorder(spec, ledger);
        var reader = new RowReader(question, plan, categorisations, needs.RecordKeys);
        await foreach (var batch in source.BatchesAsync(cancel))
        {
            await progress.AtAsync(JobStage.Tabulating, batch.Done, cancel);
            await foreach (var row in batch.Rows.WithCancellation(cancel))
            {
                reader.Read(row);
                tally.Add(row, reader.Leaf);
                if (!row.IsKept) continue;
                var fed = reader.Feed(row, tabulator.Value, recorder, @private?.Value);
                if (fed.IsRefused) return fed.Refusal;
            }
        }

        return (tabulator.Value.Finish(), @private?.Value, recorder?.Finish() ?? []);
    }

    // The audit judges cells. Where people are split twice by one field, the ledger judges the result by itself as well.
    private ContributionRecorder Recorder(TabulationSpec spec, LedgerKey key) =>
        new(spec, question.Subject.Field.EntityType.ToString()!, key, isAudited: !Entanglement.IsIn(question));

    private static Refusal Invalid(string code, string sentence) => new(RefusalKind.Invalid, code, sentence);
}
