using System.Globalization;
using Linkage.Api.Hosting;
using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Deliveries;
using Microsoft.AspNetCore.Mvc;

namespace Linkage.Api.Uploads;

/// <summary>Uploads by tus 1.0, so that its own clients work.</summary>
internal static class UploadEndpoints
{
    public static void AddUploads(this IServiceCollection services)
    {
        services.AddSingleton<UploadTurns>();
        services.AddSingleton<UploadCompletion>();
        services.AddSingleton<AppendUpload>();
        services.AddSingleton<CreateUpload>();
        services.AddSingleton<ReadUpload>();
        services.AddSingleton<EndUpload>();
        services.AddHostedService<UploadUpkeep>();
    }

    public static void MapUploads(this RouteGroupBuilder v1)
    {
        var uploads = v1.MapGroup("/uploads").AddEndpointFilter<TusGate>().WithMetadata(new DisableRequestSizeLimitAttribute());
        uploads.MapMethods("", ["OPTIONS"], Describe).AllowAnonymous().ExcludeFromDescription();
        uploads.MapMethods("/{deliveryId}", ["OPTIONS"], Describe).AllowAnonymous().ExcludeFromDescription();
        uploads.MapPost("", (HttpContext http, Caller caller, CreateUpload create) => create.RunAsync(http, caller))
            .NeedsRole(Role.Partner)
            .Describe(
                "createUpload", "Announce a file (tus)",
                "Upload-Length, and Upload-Metadata with project, dataset, period, and if wanted filename, sha256 (hexadecimal, of the whole file) and sealed.")
            .Creates<UploadAnswer>()
            .Refuses(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status404NotFound,
                StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType);
        MapOne(uploads.MapGroup("/{deliveryId}").NeedsRole(Role.Partner).Within(Tenancy.Delivery).AddEndpointFilter<SamePartner>());
    }

    private static void MapOne(RouteGroupBuilder upload)
    {
        upload.MapMethods(
            "",
            ["HEAD"],
            (HttpContext http, Caller caller, Mine<Delivery> mine, ReadUpload read) => read.RunAsync(http, caller, mine.Value))
            .Describe("readUpload", "Ask for the offset (tus)", "Upload-Offset says how many bytes are there for good.")
            .Produces(StatusCodes.Status200OK)
            .Refuses(StatusCodes.Status410Gone, StatusCodes.Status423Locked);
        upload.MapPatch(
            "", (HttpContext http, Caller caller, Mine<Delivery> mine, AppendUpload append) => append.RunAsync(http, caller, mine.Value))
            .Describe(
                "appendUpload",
                "Add bytes (tus)",
                "At Upload-Offset, with the content type application/offset+octet-stream; Upload-Checksum with sha256 or sha1.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(
                StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status410Gone,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status423Locked, Tus.ChecksumMismatch);
        upload.MapDelete(
            "", (HttpContext http, Caller caller, Mine<Delivery> mine, EndUpload end) => end.RunAsync(http, caller, mine.Value))
            .Describe("endUpload", "Give an upload up (tus)", "What has arrived is removed. A complete upload is withdrawn as a delivery.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status410Gone, StatusCodes.Status423Locked);
    }

    private static IResult Describe(HttpContext http, ServiceSettings settings)
    {
        var headers = http.Response.Headers;
        headers[Tus.Versions] = Tus.Version;
        headers[Tus.Extension] = Tus.Extensions;
        headers[Tus.Algorithms] = UploadChecksum.Algorithms;
        headers[Tus.MaxSize] = settings.Uploads.LargestBytes.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    /// <summary>An upload is seen by the organisation that makes it; to the others of the project the delivery is enough.</summary>
    private sealed class SamePartner : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var http = context.HttpContext;
            return http.Features.Get<Mine<Delivery>>()?.Value.OrganisationId == Caller.Of(http).Organisation
                ? next(context)
                : ValueTask.FromResult<object?>(new Problem(Refusal.NotFound));
        }
    }
}
