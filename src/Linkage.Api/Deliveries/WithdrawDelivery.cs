using Linkage.Api.Identity;
using Linkage.Api.Jobs;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Work;

namespace Linkage.Api.Deliveries;

/// <summary>A supplier keeps control: what was delivered goes, and nothing that rests on it and has not left yet will leave.</summary>
internal static class WithdrawDelivery
{
    public static void Map(RouteGroupBuilder delivery) =>
        delivery.MapPost("/withdrawal", RunAsync)
            .NeedsRole(Role.Partner)
            .Describe(
                "withdrawDelivery", "Withdraw a delivery",
                "By a partner of the organisation that delivered. Its rows are purged; results that rest on it and are not released yet are refused.")
            .Creates<DeliveryAnswer>(StatusCodes.Status200OK);

    private static Task<IResult> RunAsync(
        HttpContext http, Caller caller, Mine<Delivery> delivery, Body<ReasonRequest> body, Creation creation, WorkQueue queue,
        TimeProvider clock,
        CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session =>
        {
            if (delivery.Value.OrganisationId != caller.Organisation) return NotYours;
            if (body.Value.Check() is { } refusal) return refusal;
            var mover = new Mover(caller.Actor, clock.GetUtcNow(), delivery.Value.ProjectId);
            return await WithdrawAsync(session, delivery.Value.Id, body.Value.Reason.Trim(), mover, queue, cancel);
        });

    private static async Task<Outcome<Made>> WithdrawAsync(
        Session session, DeliveryId id, string reason, Mover mover, WorkQueue queue, CancellationToken cancel)
    {
        var delivery = (await DeliveryStore.FindAsync(session, id, cancel))!;
        if (!DeliveryLifecycle.Steps.Allows(delivery.State, DeliveryState.Withdrawn)
            || !await DeliveryStore.MoveAsync(session, id, delivery.State, DeliveryState.Withdrawn, mover, cancel))
        {
            return new Refusal(RefusalKind.Conflict, "delivery-state", "In its present state this delivery cannot be withdrawn.");
        }

        await DeliveryStore.ExplainAsync(session, id, reason, cancel);
        foreach (var job in await JobStore.UsingAsync(session, id, cancel)) await StopAsync(session, job, mover, cancel);
        await queue.EnqueueAsync(session, WorkKind.Purge, id.Value, cancel);
        return Made.Done(DeliveryAnswer.Of((await DeliveryStore.FindAsync(session, id, cancel))!, mover.Actor.Organisation));
    }

    // A job that waits or runs finds out by itself, when it next looks at its deliveries.
    private static async Task StopAsync(Session session, Job job, Mover mover, CancellationToken cancel)
    {
        if (!JobLifecycle.Steps.Allows(job.State, JobState.Refused) || job.State == JobState.Running) return;
        if (await JobStore.MoveAsync(session, job.Id, job.State, JobState.Refused, mover, cancel))
            await JobStore.ExplainAsync(session, job.Id, JobFailure.Withdrawn.Text(), cancel);
    }

    private static Refusal NotYours { get; } =
        new(RefusalKind.Forbidden, "not-yours", "Only the organisation that delivered can withdraw a delivery.");
}
