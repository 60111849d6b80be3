using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;

namespace Linkage.Domain.Regression;

/// <summary>
/// Whether models may leave, judged by what they published, the tables beside them, and the evidence that was taken from the rows: when
/// they are made, and again at the gate.
/// </summary>
public static class ModelRules
{
    /// <returns>Refused as `model-refused` with every model and rule; null when all may leave.</returns>
    public static Refusal? Judge(
        IReadOnlyList<PublishedModel> models, IReadOnlyList<ModelEvidence> evidence, PublishedTables tables, DisclosurePolicy policy)
    {
        if (!models.Select(ModelFit.HashOf).SequenceEqual(evidence.Select(one => one.Hash)))
            return ModelRefusal.Of([ModelRefusal.At("/models", "no-evidence", "These are not the models that were judged before.")]);
        var faults = evidence.SelectMany((one, at) => Broken(one, tables, policy).Select(rule =>
            ModelRefusal.At($"/models/{at}", rule.Rule, rule.Message))).ToList();
        return faults.Count == 0 ? null : ModelRefusal.Of(faults);
    }

    /// <summary>The rules that a model breaks, by name and in words.</summary>
    private static IEnumerable<(string Rule, string Message)> Broken(
        ModelEvidence evidence, PublishedTables tables, DisclosurePolicy policy)
    {
        var t = policy.MinimumFrequency;
        if (evidence.Coalition < policy.Coalition || policy.PerPartner && !evidence.PerPartner)
            yield return ("stale", "The agreement asks for more attackers than this model was tried with; run the job again.");
        if (evidence.Subjects - evidence.Parameters < policy.DegreesOfFreedom)
            yield return ("degrees-of-freedom", "The model has fewer residual degrees of freedom than agreed.");
        if (evidence.Subjects < t || evidence.SmallestCategory < t)
            yield return ("small-category", "A category or outcome has fewer subjects than the minimum frequency.");
        if (evidence.SmallestOutside < t)
            yield return ("partner-category", "Partners who take their own subjects away are left with fewer than the minimum frequency.");
        // Who is missing here and not in a table, or another model, would be their difference.
        if (evidence.Incomplete > 0)
            yield return ("incomplete", "Some linked rows lack the outcome or a term; keep them out by a filter.");
        // 1/h is the number of equivalent observations behind a fitted value (Huber 1981, section 7.2).
        if (evidence.LargestLeverage * t > 1.000001m)
            yield return ("leverage", "A fitted value rests on the equivalent of fewer subjects than the minimum frequency.");
        if (IsDominated(evidence, policy)) yield return ("dominated", "A few outcomes make up most of something that the model tells.");
        if (!evidence.Cells.All(name => IsShown(name, tables)))
            yield return ("cells", "The model determines a cell that is suppressed; ask fewer categories, or fewer tables beside it.");
    }

    private static bool IsDominated(ModelEvidence evidence, DisclosurePolicy policy)
    {
        if (evidence.Kind != ModelKind.Linear) return false;
        var percents = new[] { policy.PPercent, policy.Pq is { } pq ? 100 * pq.PPercent / pq.QPercent : null };
        return evidence.LeastRemainder is { } rest && percents.Any(percent => rest < percent)
            || policy.Dominance.Any(rule => rule.N > evidence.LargestShares.Count || evidence.LargestShares[rule.N - 1] > rule.KPercent);
    }

    private static bool IsShown(string name, PublishedTables tables) =>
        tables.Tables.SingleOrDefault(table => table.Name == name) is { } table
        && table.Cells.All(cell => cell.Values.All(value => value.Status != "Q"));
}
