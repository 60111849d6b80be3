using System.Security.Cryptography;
using Linkage.Api.Agreements;
using Linkage.Api.Keys;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Sealing;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Files;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Projects;
using Linkage.Storage.Work;

namespace Linkage.Api.Uploads;

/// <summary>
/// Makes a file that has arrived whole a delivery that waits for the worker. The rename comes first, then one transaction; whoever finds
/// the file renamed and the delivery still receiving does the transaction again.
/// </summary>
internal sealed class UploadCompletion(Database control, LandingArea landing, PublicKeys keys, WorkQueue queue, TimeProvider clock)
{
    /// <summary>How many first bytes tell whether a file is sealed.</summary>
    private const int Magic = 8;

    /// <summary>Refuses a plain file as soon as its first bytes are there, not after the last.</summary>
    public async Task<Refusal?> LookAsync(Delivery delivery, PartFile part, Actor actor, CancellationToken cancel) =>
        part.Length < Magic || await IsSealedAsync(part, cancel) || await MayBePlainAsync(delivery, cancel)
            ? null
            : await RejectAsync(delivery, UploadRefusals.NotSealed, actor, cancel);

    public async Task<Refusal?> CompleteAsync(Delivery delivery, PartFile part, Actor actor, CancellationToken cancel)
    {
        if (delivery.DeclaredSha256 is { } declared
            && Convert.ToHexStringLower(await SHA256.HashDataAsync(part.Beginning(), cancel)) != declared)
        {
            return await RejectAsync(delivery, UploadRefusals.OtherFile, actor, cancel);
        }

        if (await IsSealedAsync(part, cancel))
        {
            await part.DisposeAsync();
            landing.Complete(delivery.Id);
        }
        else if (await MayBePlainAsync(delivery, cancel))
        {
            await SealAsync(delivery.Id, part, cancel);
        }
        else
        {
            return await RejectAsync(delivery, UploadRefusals.NotSealed, actor, cancel);
        }

        await ReceivedAsync(delivery, actor, cancel);
        return null;
    }

    /// <summary>Finishes what a crash interrupted between rename and transaction.</summary>
    /// <returns>Whether the upload is complete.</returns>
    public async Task<bool> HealAsync(Delivery delivery, Actor actor, CancellationToken cancel)
    {
        if (!File.Exists(landing.WholeOf(delivery.Id))) return false;
        await ReceivedAsync(delivery, actor, cancel);
        return true;
    }

    private Task ReceivedAsync(Delivery delivery, Actor actor, CancellationToken cancel) => control.WriteAsync(
        async session =>
        {
            var mover = new Mover(actor, clock.GetUtcNow(), delivery.ProjectId, $$"""{"bytes":{{delivery.DeclaredBytes}}}""");
            await DeliveryStore.ReceiveAsync(session, delivery.Id, delivery.DeclaredBytes, null, cancel);
            if (await DeliveryStore.MoveAsync(session, delivery.Id, DeliveryState.Receiving, DeliveryState.Received, mover, cancel))
                await queue.EnqueueAsync(session, WorkKind.Ingest, delivery.Id.Value, cancel);
        },
        cancel);

    private async Task<Refusal> RejectAsync(Delivery delivery, Refusal refusal, Actor actor, CancellationToken cancel)
    {
        await control.WriteAsync(
            async session =>
            {
                var mover = new Mover(actor, clock.GetUtcNow(), delivery.ProjectId, $$"""{"rule":"{{refusal.Code}}"}""");
                if (await DeliveryStore.MoveAsync(session, delivery.Id, DeliveryState.Receiving, DeliveryState.Rejected, mover, cancel))
                    await DeliveryStore.ExplainAsync(session, delivery.Id, refusal.Sentence, cancel);
            },
            cancel);
        landing.Remove(delivery.Id);
        return refusal;
    }

    private async Task SealAsync(DeliveryId id, PartFile part, CancellationToken cancel)
    {
        await using (var target = new FileStream(landing.SealingOf(id), FileMode.Create, FileAccess.Write))
        {
            await SealedFile.SealAsync(part.Beginning(), target, keys.Sealing, cancel);
            target.Flush(flushToDisk: true);
        }

        await part.DisposeAsync();
        landing.CompleteSealed(id);
    }

    private async Task<bool> MayBePlainAsync(Delivery delivery, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await AgreementStore.FindAsync(session, delivery.ProjectId, delivery.AgreementVersion, cancel) is { } agreement
            && AgreementText.Read(agreement).PlainUploads;
    }

    private static async Task<bool> IsSealedAsync(PartFile part, CancellationToken cancel)
    {
        var first = new byte[Magic];
        var read = await part.Beginning().ReadAtLeastAsync(first, Magic, throwOnEndOfStream: false, cancel);
        return SealedFile.LooksSealed(first.AsSpan(0, read));
    }
}
