using System.Text.Json;
using Linkage.Domain.Jobs;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Regression;
using Linkage.Storage.Databases;
using Linkage.Storage.Keys;
using Linkage.Worker.Outputs;
using Linkage.Worker.Perturbing;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Links;

/// <summary>From a checked order to a protected and audited result; the one thing stored here is that it was tried, and at what cost.</summary>
internal sealed class Linking(Database control, Database vault, KeyRingFolder keys, ReleaseLedger ledger, TimeProvider clock, JobOrder order)
{
    private readonly JobProgress _progress = new(control, order.Job.Id, clock);
    private readonly DisclosurePolicy _policy = order.Agreement.StrictestPolicy;

    public async Task<Outcome<LinkedResult>> RunAsync(CancellationToken cancel)
    {
        var record = new RunRecord(control, clock, order, _policy.Method);
        if ((Applicability.RefusalOf(order.Question, _policy.Method) ?? await record.RefusalAsync(cancel)) is { } cannot) return cannot;
        var plan = new TabulationPlan(order.Question, _policy.StructuralZeros);
        var learnt = await new FirstPass(order.Question, plan, Source(plan), _policy, order.Job.DryRun, _progress).RunAsync(cancel);
        if (learnt.IsRefused) return learnt.Refusal;
        var perturber = _policy.Method.Perturbs ? new Perturber(vault, keys, order, _policy, record) : null;
        var linked = await LinkAsync(plan, learnt.Value.Source, perturber, cancel);
        if (linked.IsRefused) return linked.Refusal;
        await _progress.AtAsync(JobStage.Protecting, 0, cancel);
        var made = perturber is null
            ? await SuppressAsync(linked.Value, learnt.Value, record, cancel)
            : await perturber.ProtectAsync(linked.Value.Tabulation, cancel);
        if (made.IsRefused) return made.Refusal;
        await _progress.AtAsync(JobStage.Storing, 0, cancel);
        return Written(linked.Value, learnt.Value, made.Value);
    }

    private ILinkSource Source(TabulationPlan plan) => order.Job.DryRun
        ? new MadeUpSource(order.Question, order.Agreement, plan, order.Job.QuestionName)
        : new VaultSource(vault, order.Question, order.Inputs, plan);

    private async Task<Outcome<LinkedTabulation>> LinkAsync(TabulationPlan plan, ILinkSource source, Perturber? perturber, CancellationToken cancel)
    {
        var needs = perturber is null ? TallyNeeds.None : await perturber.NeedsAsync(cancel);
        using var secrets = order.Job.DryRun || perturber is not null ? null : keys.Project(order.Job.ProjectId);
        return await new LinkRun(order.Question, plan, source, _progress, needs, secrets?.Ledger).RunAsync(cancel);
    }

    private async Task<Outcome<ProtectedResult>> SuppressAsync(
        LinkedTabulation linked, LearntOutputs learnt, RunRecord record, CancellationToken cancel)
    {
        var written = await record.WriteAsync(0, 0, cancel);
        if (written.IsRefused) return written.Refusal;
        var made = Suppression.Protect(linked.Tabulation, _policy);
        var (tables, structure) = (made.Publish(), made.Structure() with { Models = learnt.Evidence });
        if (!order.Job.DryRun && ModelRules.Judge(learnt.Models, learnt.Evidence, tables, _policy) is { } other) return other;
        await _progress.AtAsync(JobStage.Auditing, 0, cancel);
        var verdict = Audit.Judge(tables, structure, _policy);
        // What the gate would refuse need not be read and approved first. The gate judges again.
        var judgement = order.Job.DryRun || !verdict.IsSafe
            ? null
            : await ledger.JudgeAsync(order, new LedgerRelease(null, tables, structure, linked.Contributions), cancel);
        if (judgement?.Refusal is { } refusal) return refusal;
        return new ProtectedResult(
            tables, JsonSerializer.Serialize(structure, PublishedTables.Json), RiskReport.Of(made, verdict), verdict, null, judgement);
    }

    private LinkedResult Written(LinkedTabulation linked, LearntOutputs learnt, ProtectedResult made) => new(
        ResultDocument.Write(
            order.Question, order.Agreement, order.Version, order.Inputs, order.Job.DryRun, made.Tables, learnt.Models, made.Note),
        ModelReport.AddTo(
            ReportDocument.Write(order.Agreement, order.Question, order.Inputs, linked.Quality, _policy, made.Report, made.Ledger), learnt.Evidence),
        made.Structure,
        linked.Contributions,
        made.Verdict);
}
