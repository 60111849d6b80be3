using Linkage.Domain.Jobs;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Questions;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>
/// Learns from the linked rows what tables cannot ask of one row: clusters, places among quantiles, models. A question without any of these
/// costs no pass.
/// </summary>
internal sealed class FirstPass(
    BoundQuestion question, TabulationPlan plan, ILinkSource source, DisclosurePolicy policy, bool dryRun, JobProgress progress,
    LedgerKey? ledger)
{
    public async Task<Outcome<LearntOutputs>> RunAsync(CancellationToken cancel)
    {
        List<ILearntVariable> variables =
        [
            .. question.Profiles.Select(profile => new ProfileLearner(profile, plan, policy.MinimumFrequency)),
            .. question.Quantiles.Select(split => new QuantileLearner(split, plan, policy.MinimumFrequency)),
        ];
        var models = new ModelLearner(question, plan, policy, dryRun, ledger);
        List<ILearner> learners = [.. variables, .. question.Models.Count > 0 ? [models] : Array.Empty<ILearner>()];
        for (var pass = 0; learners.Exists(one => one.Passes > pass); pass++)
        {
            var done = await ReadAsync(learners.FindAll(one => one.Passes > pass), pass, cancel);
            if (done.IsRefused) return done.Refusal;
        }

        return new LearntOutputs(variables.Count > 0 ? new LearntSource(source, plan, variables) : source, models.Fits, models.Cells);
    }

    private async Task<Outcome<Nothing>> ReadAsync(List<ILearner> learners, int pass, CancellationToken cancel)
    {
        await foreach (var batch in source.BatchesAsync(cancel))
        {
            await progress.AtAsync(JobStage.Linking, batch.Done, cancel);
            await foreach (var row in batch.Rows.WithCancellation(cancel))
            {
                if (row.IsKept) learners.ForEach(learner => learner.Take(pass, row));
            }
        }

        foreach (var learner in learners)
        {
            var ended = learner.End(pass);
            if (ended.IsRefused) return ended.Refusal;
        }

        return Nothing.Done;
    }
}
