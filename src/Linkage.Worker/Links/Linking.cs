using System.Text.Json;
using Linkage.Domain.Jobs;
using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
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
using Linkage.Worker.Queue;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Links;

/// <summary>
/// From a checked order to a protected and audited result; the one thing stored here is that it was tried, and at what cost.
/// </summary>
internal sealed class Linking(
    Database control, Database vault, KeyRingFolder keys, ReleaseLedger ledger, TimeProvider clock, JobOrder order)
{
    private readonly JobProgress _progress = new(control, order.Job.Id, clock);
    private readonly DisclosurePolicy _policy = order.Agreement.StrictestPolicy;

    public async Task<Outcome<LinkedResult>> RunAsync(CancellationToken cancel)
    {
        var record = new RunRecord(control, clock, order, _policy.Method);
        if ((Applicability.RefusalOf(order.Question, _policy.Method) ?? await record.RefusalAsync(cancel)) is { } cannot) return cannot;
        var plan = new TabulationPlan(order.Question, _policy.StructuralZeros);
        // Private releases are judged by their budget; made-up rows are nobody's.
        var isKept = !order.Job.DryRun && _policy.Method.Kind != MethodKind.DifferentialPrivacy;
        using var secrets = isKept ? keys.Project(order.Job.ProjectId) : null;
        var first = new FirstPass(order.Question, plan, Source(plan), _policy, order.Job.DryRun, _progress, secrets?.Ledger);
        var learnt = await first.RunAsync(cancel);
        if (learnt.IsRefused) return learnt.Refusal;
        var perturber = _policy.Method.Perturbs ? new Perturber(vault, keys, order, _policy, record) : null;
        var linked = await LinkAsync(plan, learnt.Value.Source, perturber, secrets?.Ledger, cancel);
        if (linked.IsRefused) return linked.Refusal;
        await _progress.AtAsync(JobStage.Protecting, 0, cancel);
        var made = perturber is null
            ? await SuppressAsync(linked.Value, learnt.Value, record, cancel)
            : await perturber.ProtectAsync(linked.Value, PerturbedBesideAsync, cancel);
        if (made.IsRefused) return made.Refusal;
        await _progress.AtAsync(JobStage.Storing, 0, cancel);
        return Written(linked.Value, learnt.Value, made.Value);

        Task<Judgement> PerturbedBesideAsync(PublishedTables tables, PerturbedStructure structure) => BesideOthersAsync(
            structure.ToJson(), new LedgerRelease(null, tables, structure.Spec, [], linked.Value.Contributions), [], cancel);
    }

    private ILinkSource Source(TabulationPlan plan) => order.Job.DryRun
        ? new MadeUpSource(order.Question, order.Agreement, plan, order.Job.QuestionName)
        : new VaultSource(vault, order.Question, order.Inputs, plan);

    private async Task<Outcome<LinkedTabulation>> LinkAsync(
        TabulationPlan plan, ILinkSource source, Perturber? perturber, LedgerKey? ledgerKey, CancellationToken cancel)
    {
        var needs = perturber is null ? TallyNeeds.None : await perturber.NeedsAsync(plan, cancel);
        return await new LinkRun(order.Question, plan, source, _progress, needs, ledgerKey).RunAsync(cancel);
    }

    private async Task<Outcome<ProtectedResult>> SuppressAsync(
        LinkedTabulation linked, LearntOutputs learnt, RunRecord record, CancellationToken cancel)
    {
        var written = await record.WriteAsync(0, 0, cancel);
        if (written.IsRefused) return written.Refusal;
        var made = await LongWork.RunAsync(
            stop => Suppression.Protect(linked.Tabulation, _policy, stop: stop), () => _progress.AtAsync(JobStage.Protecting, 0, cancel), cancel);
        var (tables, structure) = (made.Publish(), made.Structure() with { Models = learnt.Evidence });
        if (!order.Job.DryRun && ModelRules.Judge(learnt.Models, learnt.Evidence, tables, _policy) is { } other) return other;
        await _progress.AtAsync(JobStage.Auditing, 0, cancel);
        var verdict = await LongWork.RunAsync(
            stop => Audit.Judge(tables, structure, _policy, stop), () => _progress.AtAsync(JobStage.Auditing, 0, cancel), cancel);
        var text = JsonSerializer.Serialize(structure, PublishedTables.Json);
        var judgement = order.Job.DryRun || !verdict.IsSafe
            ? null
            : await BesideOthersAsync(text, LedgerRelease.Of(null, tables, structure, linked.Contributions), learnt.Cells, cancel);
        if (judgement?.Refusal is { } refusal) return refusal;
        var report = await LongWork.RunAsync(
            stop => RiskReport.Of(made, verdict, stop), () => _progress.AtAsync(JobStage.Auditing, 1, cancel), cancel);
        return new ProtectedResult(tables, text, report, verdict, null, judgement);
    }

    // What the gate would refuse need not be read and approved first. The gate judges again.
    private Task<Judgement> BesideOthersAsync(
        string structure, LedgerRelease tables, IEnumerable<ModelCells> models, CancellationToken cancel)
    {
        // The audit was the first third of the stage.
        Task Tell(double done) => _progress.AtAsync(JobStage.Auditing, (1 + 2 * done) / 3, cancel);
        return ledger.JudgeAsync(order, KeptRelease.Of(null, structure, tables, models), Tell, cancel);
    }

    private LinkedResult Written(LinkedTabulation linked, LearntOutputs learnt, ProtectedResult made) => new(
        ResultDocument.Write(
            order.Question, order.Agreement, order.Version, order.Inputs, order.Job.DryRun, made.Tables, learnt.Models, made.Note),
        ModelReport.AddTo(
            ReportDocument.Write(order.Agreement, order.Question, order.Inputs, linked.Quality, _policy, made.Report, made.Ledger), learnt.Evidence),
        made.Structure,
        linked.Contributions,
        learnt.Cells,
        made.Verdict);
}
