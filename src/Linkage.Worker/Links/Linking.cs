using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Regression;
using Linkage.Storage.Databases;
using Linkage.Worker.Outputs;

namespace Linkage.Worker.Links;

/// <summary>From a checked order to a protected and audited result; nothing is stored here.</summary>
internal sealed class Linking(Database vault, JobOrder order, JobProgress progress)
{
    public async Task<Outcome<LinkedResult>> RunAsync(CancellationToken cancel)
    {
        var plan = new TabulationPlan(order.Question);
        ILinkSource source = order.Job.DryRun
            ? new MadeUpSource(order.Question, order.Agreement, plan, order.Job.QuestionName)
            : new VaultSource(vault, order.Question, order.Inputs, plan);
        var policy = order.Agreement.StrictestPolicy;
        var learnt = await new FirstPass(order.Question, plan, source, policy, order.Job.DryRun, progress).RunAsync(cancel);
        if (learnt.IsRefused) return learnt.Refusal;
        var linked = await new LinkRun(order.Question, plan, learnt.Value.Source, progress).RunAsync(cancel);
        if (linked.IsRefused) return linked.Refusal;
        await progress.AtAsync(JobStage.Protecting, 0, cancel);
        var made = Suppression.Protect(linked.Value.Tabulation, policy);
        var (tables, structure) = (made.Publish(), made.Structure() with { Models = learnt.Value.Evidence });
        if (!order.Job.DryRun && ModelRules.Judge(learnt.Value.Models, learnt.Value.Evidence, tables, policy) is { } refusal) return refusal;
        await progress.AtAsync(JobStage.Auditing, 0, cancel);
        var verdict = Audit.Judge(tables, structure, policy);
        await progress.AtAsync(JobStage.Storing, 0, cancel);
        return new LinkedResult(
            ResultDocument.Write(order.Question, order.Agreement, order.Version, order.Inputs, order.Job.DryRun, tables, learnt.Value.Models),
            ModelReport.AddTo(
                ReportDocument.Write(order.Agreement, order.Inputs, linked.Value.Quality, policy, RiskReport.Of(made, verdict)), learnt.Value.Evidence),
            structure,
            verdict);
    }
}
