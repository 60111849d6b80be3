using Linkage.Api.Identity;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Files;

namespace Linkage.Api.Uploads;

/// <summary>An upload that this request alone is at, as it stands on disk.</summary>
internal sealed class OpenUpload : IAsyncDisposable
{
    private readonly IDisposable _turn;

    private OpenUpload(IDisposable turn, Delivery delivery, PartFile part) => (_turn, Delivery, Part) = (turn, delivery, part);

    public Delivery Delivery { get; }

    public PartFile Part { get; }

    /// <summary>Opens it, once what an earlier crash left is put right.</summary>
    public static async Task<Outcome<OpenUpload>> TryAsync(
        Delivery seen, Caller caller, UploadTurns turns, UploadCompletion completion, LandingArea landing, Database control,
        TimeProvider clock,
        CancellationToken cancel)
    {
        if (turns.TryTake(seen.Id) is not { } turn) return UploadRefusals.Busy;
        var opened = await TryAsync(turn, seen, caller, completion, landing, control, clock, cancel);
        if (opened.IsRefused) turn.Dispose();
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await Part.DisposeAsync();
        _turn.Dispose();
    }

    private static async Task<Outcome<OpenUpload>> TryAsync(
        IDisposable turn, Delivery seen, Caller caller, UploadCompletion completion, LandingArea landing, Database control,
        TimeProvider clock,
        CancellationToken cancel)
    {
        Delivery delivery;
        await using (var session = await control.ReadAsync(cancel)) delivery = (await DeliveryStore.FindAsync(session, seen.Id, cancel))!;
        if (Closed(delivery, clock) is { } refusal) return refusal;
        if (await completion.HealAsync(delivery, caller.Actor, cancel)) return UploadRefusals.Complete;
        return landing.TryOpenPart(delivery.Id) is { } part ? new OpenUpload(turn, delivery, part) : UploadRefusals.Busy;
    }

    private static Refusal? Closed(Delivery delivery, TimeProvider clock) => delivery.State switch
    {
        DeliveryState.Receiving => delivery.ExpiresAt < clock.GetUtcNow() ? UploadRefusals.Ended : null,
        DeliveryState.Abandoned => UploadRefusals.Ended,
        _ => UploadRefusals.Complete,
    };
}
