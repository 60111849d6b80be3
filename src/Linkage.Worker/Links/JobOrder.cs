using Linkage.Domain.Agreements;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Links;

/// <summary>
/// A job with everything it needs, checked again at the moment it runs: the agreement in force, the question, the deliveries.
/// </summary>
internal sealed record JobOrder(Job Job, int Version, AgreementDocument Agreement, BoundQuestion Question, IReadOnlyList<JobInput> Inputs)
{
    public static async Task<Outcome<JobOrder>> ReadAsync(Session control, VaultCatalogue catalogue, Job job, CancellationToken cancel)
    {
        if (await AgreementStore.InForceAsync(control, job.ProjectId, cancel) is not { } inForce)
            return new Refusal(RefusalKind.NotAgreed, "no-agreement", "The project has no agreement in force any more.");
        var agreement = inForce.Read();
        if (agreement.IsRefused) return agreement.Refusal;
        var bound = Documents.Read<Question>(System.Text.Encoding.UTF8.GetBytes(job.Question))
            .Then(question => QuestionRules.Check(question, agreement.Value));
        if (bound.IsRefused) return bound.Refusal;
        if (QuestionRules.CannotBeJudged(bound.Value) is { } cannotJudge) return cannotJudge;
        var inputs = job.DryRun ? MadeUpInputs(bound.Value) : await InputsAsync(control, catalogue, job, bound.Value, cancel);
        return inputs.IsRefused ? inputs.Refusal : new JobOrder(job, inForce.Version, agreement.Value, bound.Value, inputs.Value);
    }

    private static Outcome<IReadOnlyList<JobInput>> MadeUpInputs(BoundQuestion question) =>
        question.Inputs.Select(input => new JobInput(input, null, null)).ToList();

    private static async Task<Outcome<IReadOnlyList<JobInput>>> InputsAsync(
        Session control, VaultCatalogue catalogue, Job job, BoundQuestion question, CancellationToken cancel)
    {
        var chosen = await JobStore.DeliveriesAsync(control, job.Id, cancel);
        var inputs = new List<JobInput>();
        foreach (var input in question.Inputs)
        {
            var delivery = chosen.TryGetValue(input.Alias, out var id) ? await DeliveryStore.FindAsync(control, id, cancel) : null;
            var table = delivery is null ? null : await catalogue.FindAsync(delivery.Id, cancel);
            if (delivery is not { State: DeliveryState.Accepted } || table is null) return Withdrawn(input.Alias);
            inputs.Add(new JobInput(input, delivery, table));
        }

        return inputs;
    }

    public static Refusal Withdrawn(string alias) => new(
        RefusalKind.Conflict, "delivery-withdrawn", "A delivery of this job is no longer there.",
        [new Fault($"/deliveries/{alias}", "accepted", "The delivery was withdrawn or purged after the job was submitted.")]);
}
