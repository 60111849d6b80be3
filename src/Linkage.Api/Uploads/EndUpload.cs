using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Files;
using Linkage.Storage.Lifecycles;

namespace Linkage.Api.Uploads;

/// <summary>Gives an upload up, by the partner's wish or because it rested too long.</summary>
internal sealed class EndUpload(UploadTurns turns, LandingArea landing, Database control, TimeProvider clock)
{
    public async Task<IResult> RunAsync(HttpContext http, Caller caller, Delivery delivery)
    {
        var ended = await AbandonAsync(delivery, caller.Actor, http.RequestAborted);
        return ended.Refusal is { } refusal ? new Problem(refusal, UploadRefusals.StatusOf(refusal)) : Results.NoContent();
    }

    public async Task<Outcome<Nothing>> AbandonAsync(Delivery delivery, Actor actor, CancellationToken cancel)
    {
        if (turns.TryTake(delivery.Id) is not { } turn) return UploadRefusals.Busy;
        using (turn)
        {
            // A whole file under its final name is a delivery whose transaction is still owed.
            if (File.Exists(landing.WholeOf(delivery.Id))) return UploadRefusals.Complete;
            var mover = new Mover(actor, clock.GetUtcNow(), delivery.ProjectId);
            var moved = await control.WriteAsync(
                session => DeliveryStore.MoveAsync(session, delivery.Id, DeliveryState.Receiving, DeliveryState.Abandoned, mover, cancel), cancel);
            if (!moved) return delivery.State == DeliveryState.Abandoned ? UploadRefusals.Ended : UploadRefusals.Complete;
            landing.Remove(delivery.Id);
            return Nothing.Done;
        }
    }
}
