using Linkage.Domain.Agreements;
using Linkage.Domain.Questions;
using Linkage.Domain.Schemas;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Projects;

namespace Linkage.Api.Jobs;

/// <summary>What a job would do.</summary>
/// <param name="Inputs">The population, then what is joined to it, in order.</param>
/// <param name="Learnt">What is learnt from the linked rows: profiles, quantiles, models.</param>
/// <param name="MinimumFrequency">The strictest of all parties.</param>
/// <param name="Approvals">Verdicts that a release needs.</param>
/// <param name="Checks">What is judged, in order, and when.</param>
/// <param name="Notes">What the deliveries decide and the documents cannot tell.</param>
public sealed record JobPlanAnswer(
    string Project, int AgreementVersion, string Question, bool DryRun, IReadOnlyList<PlannedInput> Inputs,
    IReadOnlyList<PlannedTable> Tables,
    IReadOnlyList<PlannedVariable> Learnt, int MinimumFrequency, int Approvals, IReadOnlyList<PlannedCheck> Checks,
    IReadOnlyList<PlanNote> Notes)
{
    internal static JobPlanAnswer Of(Project project, AskedJob asked, bool dryRun, IReadOnlyDictionary<string, Delivery> deliveries)
    {
        var (agreement, question) = (asked.Agreed.Document, asked.Question);
        return new(
            project.Id.Value, asked.Agreed.Version, question.Question.Name, dryRun,
            [.. question.Inputs.Select((input, at) => PlannedInput.Of(input, at == 0 ? null : question.Joins[at - 1], deliveries))],
            [.. question.Tables.Select(PlannedTable.Of)], PlannedVariable.All(question.Question),
            agreement.StrictestPolicy.MinimumFrequency, agreement.Approvals, PlannedCheck.All(question, dryRun),
            [.. RepeatedAmounts.Of(question).Select(PlanNote.Of)]);
    }
}

/// <summary>A dataset that the job reads.</summary>
/// <param name="Delivery">None in a dry run.</param>
/// <param name="Kind">Of a joined input: whether rows without a match stay (`left`).</param>
/// <param name="Keys">Of a joined input: tried in order, the first that finds a row wins.</param>
/// <param name="FindsOne">
/// Whether a row finds one row of this input at most, by what the schema declares unique or by how links are assigned.
/// </param>
/// <param name="Match">Of an input whose join is not exact; its keys are then the fields that are compared.</param>
public sealed record PlannedInput(
    string Alias, string Dataset, string Organisation, string? Period, string? Delivery, long? Rows, JoinKind? Kind, JoinMethod? Method,
    IReadOnlyList<PlannedKey> Keys, bool? FindsOne, PlannedMatch? Match)
{
    internal static PlannedInput Of(Input input, BoundJoin? join, IReadOnlyDictionary<string, Delivery> deliveries)
    {
        var delivery = deliveries.GetValueOrDefault(input.Alias);
        return new(
            input.Alias, input.Dataset.Name, input.Partner, delivery?.Period
                ?? input.Period?.ToString(), delivery?.Id.Value, delivery?.RowCount,
            join?.Kind, join?.Method, [.. join?.Keys.Select(PlannedKey.Of) ?? []], join is null ? null : RepeatedAmounts.FindsOne(join),
            join?.Match is { } match ? PlannedMatch.Of(match, deliveries.GetValueOrDefault(join.Left)?.RowCount, delivery?.RowCount) : null);
    }
}

/// <summary>Two fields that are compared.</summary>
public sealed record PlannedKey(string Left, string Right, EntityType? EntityType)
{
    internal static PlannedKey Of(BoundKey key) =>
        new($"{key.Left.Alias}.{key.Left.Field.Name}", $"{key.Right.Alias}.{key.Right.Field.Name}", key.Right.Field.EntityType);
}

/// <summary>What a plan cannot tell.</summary>
/// <param name="Pointer">Into the question.</param>
public sealed record PlanNote(string Pointer, string Code, string Message)
{
    internal static PlanNote Of(RepeatedAmount amount)
    {
        var by = string.Join(", ", amount.Joins);
        return amount.IsMeant
            ? new(
                amount.Pointer,
                "amount-per-row",
                $"This amount counts once for every row that the join of {by} finds, as the question says.")
            : new(
                amount.Pointer, "repeated-amount",
                $"The job is refused if the join of {by} finds several rows for one: that would count this amount several times.");
    }
}
