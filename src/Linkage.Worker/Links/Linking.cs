using System.Text.Json;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Storage.Databases;
using Linkage.Storage.Keys;
using Linkage.Worker.Perturbing;

namespace Linkage.Worker.Links;

/// <summary>From a checked order to a protected and audited result; the one thing stored here is that it was tried, and at what cost.</summary>
internal sealed class Linking(Database control, Database vault, KeyRingFolder keys, TimeProvider clock, JobOrder order)
{
    private readonly JobProgress _progress = new(control, order.Job.Id, clock);
    private readonly DisclosurePolicy _policy = order.Agreement.StrictestPolicy;

    public async Task<Outcome<LinkedResult>> RunAsync(CancellationToken cancel)
    {
        var record = new RunRecord(control, clock, order, _policy.Method);
        if ((Applicability.RefusalOf(order.Question, _policy.Method) ?? await record.RefusalAsync(cancel)) is { } cannot) return cannot;
        var perturber = _policy.Method.Perturbs ? new Perturber(vault, keys, order, _policy, record) : null;
        var linked = await LinkAsync(perturber is null ? TallyNeeds.None : await perturber.NeedsAsync(cancel), cancel);
        if (linked.IsRefused) return linked.Refusal;
        await _progress.AtAsync(JobStage.Protecting, 0, cancel);
        var made = perturber is null
            ? await SuppressAsync(linked.Value.Tabulation, record, cancel)
            : await perturber.ProtectAsync(linked.Value.Tabulation, cancel);
        if (made.IsRefused) return made.Refusal;
        await _progress.AtAsync(JobStage.Storing, 0, cancel);
        return new LinkedResult(
            ResultDocument.Write(
                order.Question, order.Agreement, order.Version, order.Inputs, order.Job.DryRun, made.Value.Tables, made.Value.Note),
            ReportDocument.Write(order.Agreement, order.Inputs, linked.Value.Quality, _policy, made.Value.Report),
            made.Value.Structure,
            made.Value.Verdict);
    }

    private Task<Outcome<LinkedTabulation>> LinkAsync(TallyNeeds needs, CancellationToken cancel)
    {
        var plan = new TabulationPlan(order.Question);
        ILinkSource source = order.Job.DryRun
            ? new MadeUpSource(order.Question, order.Agreement, plan, order.Job.QuestionName)
            : new VaultSource(vault, order.Question, order.Inputs, plan);
        return new LinkRun(order.Question, plan, source, _progress, needs).RunAsync(cancel);
    }

    private async Task<Outcome<ProtectedResult>> SuppressAsync(Tabulation tabulation, RunRecord record, CancellationToken cancel)
    {
        var written = await record.WriteAsync(0, 0, cancel);
        if (written.IsRefused) return written.Refusal;
        var made = Suppression.Protect(tabulation, _policy);
        var (tables, structure) = (made.Publish(), made.Structure());
        await _progress.AtAsync(JobStage.Auditing, 0, cancel);
        var verdict = Audit.Judge(tables, structure, _policy);
        return new ProtectedResult(
            tables, JsonSerializer.Serialize(structure, PublishedTables.Json), RiskReport.Of(made, verdict), verdict, null);
    }
}
