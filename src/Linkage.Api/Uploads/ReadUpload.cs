using System.Globalization;
using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Files;

namespace Linkage.Api.Uploads;

/// <summary>Says how much of an upload is there. A file that arrived whole before a crash is completed on the way.</summary>
internal sealed class ReadUpload(UploadTurns turns, UploadCompletion completion, LandingArea landing, Database control, TimeProvider clock)
{
    public async Task<IResult> RunAsync(HttpContext http, Caller caller, Delivery seen)
    {
        var opened = await OpenUpload.TryAsync(seen, caller, turns, completion, landing, control, clock, http.RequestAborted);
        if (opened.Refusal is { } refusal)
        {
            return refusal == UploadRefusals.Complete && seen.State != DeliveryState.Purged
                ? Standing(http, seen, seen.DeclaredBytes)
                : new Problem(refusal, UploadRefusals.StatusOf(refusal));
        }

        await using var upload = opened.Value;
        var length = upload.Part.Length;
        if (length < seen.DeclaredBytes) return Standing(http, upload.Delivery, length);
        var refused = await completion.CompleteAsync(upload.Delivery, upload.Part, caller.Actor, CancellationToken.None);
        return refused is null ? Standing(http, seen, length) : new Problem(refused);
    }

    private static IResult Standing(HttpContext http, Delivery delivery, long offset)
    {
        var headers = http.Response.Headers;
        headers[Tus.Offset] = offset.ToString(CultureInfo.InvariantCulture);
        headers[Tus.Length] = delivery.DeclaredBytes.ToString(CultureInfo.InvariantCulture);
        if (offset < delivery.DeclaredBytes) headers[Tus.Expires] = CreateUpload.Expiry(delivery);
        return Results.Ok();
    }
}
