using Linkage.Domain.Jobs;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Regression;
using Linkage.Storage.Databases;
using Linkage.Storage.Keys;
using Linkage.Worker.Outputs;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Links;

/// <summary>From a checked order to a protected and audited result; nothing is stored here.</summary>
internal sealed class Linking(Database vault, KeyRingFolder keys, ReleaseLedger ledger, JobOrder order, JobProgress progress)
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
        using var secrets = order.Job.DryRun ? null : keys.Project(order.Job.ProjectId);
        var linked = await new LinkRun(order.Question, plan, learnt.Value.Source, progress, secrets?.Ledger).RunAsync(cancel);
        if (linked.IsRefused) return linked.Refusal;
        await progress.AtAsync(JobStage.Protecting, 0, cancel);
        var made = Suppression.Protect(linked.Value.Tabulation, policy);
        var (tables, structure) = (made.Publish(), made.Structure() with { Models = learnt.Value.Evidence });
        if (!order.Job.DryRun && ModelRules.Judge(learnt.Value.Models, learnt.Value.Evidence, tables, policy) is { } other) return other;
        await progress.AtAsync(JobStage.Auditing, 0, cancel);
        var verdict = Audit.Judge(tables, structure, policy);
        // What the gate would refuse need not be read and approved first. The gate judges again.
        var judgement = order.Job.DryRun || !verdict.IsSafe
            ? null
            : await ledger.JudgeAsync(order, new LedgerRelease(null, tables, structure.Spec, linked.Value.Contributions), cancel);
        if (judgement?.Refusal is { } refusal) return refusal;
        await progress.AtAsync(JobStage.Storing, 0, cancel);
        return new LinkedResult(
            ResultDocument.Write(order.Question, order.Agreement, order.Version, order.Inputs, order.Job.DryRun, tables, learnt.Value.Models),
            ModelReport.AddTo(
                ReportDocument.Write(order.Agreement, order.Question, order.Inputs, linked.Value.Quality, policy, RiskReport.Of(made, verdict), judgement),
                learnt.Value.Evidence),
            structure,
            linked.Value.Contributions,
            verdict);
    }
}
