using System.Globalization;
using Linkage.Api.Hosting;
using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Files;

namespace Linkage.Api.Uploads;

/// <summary>Adds bytes to an upload. The offset is the length of the file on disk, and what was answered is on disk.</summary>
internal sealed class AppendUpload(
    UploadTurns turns, UploadCompletion completion, LandingArea landing, Database control, ServiceSettings settings, TimeProvider clock)
{
    public async Task<IResult> RunAsync(HttpContext http, Caller caller, Delivery delivery)
    {
        if (http.Request.ContentType != Tus.MediaType) return new Problem(UploadRefusals.MediaType);
        if (!long.TryParse(http.Request.Headers[Tus.Offset], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            return new Problem(UploadRefusals.Offset);
        return Answer(http, await AppendAsync(http, caller, delivery, offset));
    }

    /// <returns>The offset after it.</returns>
    public async Task<Outcome<long>> AppendAsync(HttpContext http, Caller caller, Delivery seen, long offset)
    {
        var checksum = UploadChecksum.Read(http.Request);
        if (checksum.IsRefused) return checksum.Refusal;
        // What has arrived is put away even when the connection is gone by then.
        var opened = await OpenUpload.TryAsync(seen, caller, turns, completion, landing, control, clock, CancellationToken.None);
        if (opened.IsRefused) return opened.Refusal;
        await using var upload = opened.Value;
        if (upload.Part.Length != offset) return UploadRefusals.WrongOffset;
        var room = upload.Delivery.DeclaredBytes - offset;
        if (http.Request.ContentLength > room) return UploadRefusals.TooLong;
        var fate = await ArrivingPiece.WriteAsync(upload.Part, http.Request.Body, room, checksum.Value, http.RequestAborted);
        var length = upload.Part.Length;
        var refusal = await JudgeAsync(upload, fate, caller);
        if (refusal is not null) return refusal;
        http.Response.Headers[Tus.Offset] = length.ToString(CultureInfo.InvariantCulture);
        return length;
    }

    private async Task<Refusal?> JudgeAsync(OpenUpload upload, PieceFate fate, Caller caller)
    {
        if (fate == PieceFate.TooLong) return UploadRefusals.TooLong;
        if (fate == PieceFate.Altered) return UploadRefusals.Mismatch;
        var (delivery, part) = (upload.Delivery, upload.Part);
        if (part.Length == delivery.DeclaredBytes)
            return await completion.CompleteAsync(delivery, part, caller.Actor, CancellationToken.None);
        await control.WriteAsync(
            session => DeliveryStore.ReceiveAsync(
                session, delivery.Id, part.Length, clock.GetUtcNow() + settings.Uploads.Lifetime, CancellationToken.None),
            CancellationToken.None);
        return await completion.LookAsync(delivery, part, caller.Actor, CancellationToken.None);
    }

    private IResult Answer(HttpContext http, Outcome<long> appended)
    {
        if (appended.Refusal is { } refusal) return new Problem(refusal, UploadRefusals.StatusOf(refusal));
        http.Response.Headers[Tus.Expires] = (
            clock.GetUtcNow() + settings.Uploads.Lifetime).UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        return Results.NoContent();
    }
}
