using Linkage.Domain.Questions;

namespace Linkage.Api.Jobs;

/// <summary>Something that is judged before anything leaves.</summary>
/// <param name="When">
/// `now`: judged for this plan, and again when the job runs; `run`: on the deliveries; `release`: together with what is already released.
/// </param>
public sealed record PlannedCheck(string Name, string When, string What)
{
    internal static IReadOnlyList<PlannedCheck> All(BoundQuestion question, bool dryRun)
    {
        List<PlannedCheck> checks =
        [
            new("agreement", "now", "The question, its fields and its output levels are agreed."),
            new("counting-amount", "now", "No sum or mean counts people."),
        ];
        if (dryRun)
            return [.. checks, new("dry-run", "run", "Made-up rows only: the shape of the result is shown, and nothing is released.")];
        checks.Add(new("deliveries", "run", "Every delivery is still accepted, at the start and again at the end."));
        if (question.Joins.Any(join => join.Match is not null))
            checks.Add(new("match", "run",
                "Encodings are of one length and say something, a model can be trained, and no more pairs are compared than may be."));
        if (RepeatedAmounts.Of(question).Any(amount => !amount.IsMeant))
            checks.Add(new("repeated-amount", "run", "No join repeats an amount."));
        checks.Add(
            new("primary", "run", "Minimum frequency, concentration, group disclosure and every partner's own view, for every cell."));
        checks.Add(new("audit", "run", "No protected cell can be derived from what would be published."));
        checks.Add(new("differencing", "run", "No sum of cells, of this result and of every earlier release, speaks of few people."));
        checks.Add(new("release", "release", "The audit and the comparison with earlier releases, once more."));
        return checks;
    }
}
