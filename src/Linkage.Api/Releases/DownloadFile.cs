using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Api.Tenancies;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Releases;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Linkage.Storage.Releases;
using Microsoft.Net.Http.Headers;

namespace Linkage.Api.Releases;

/// <summary>A released file, whole or in ranges; every download is an audit event before its first byte.</summary>
internal static class DownloadFile
{
    public static void Map(RouteGroupBuilder release)
    {
        release.MapMethods("/files/{name}", ["HEAD"], RunAsync).ExcludeFromDescription();
        release.MapGet("/files/{name}", RunAsync)
            .Describe(
                "downloadFile",
                "Download a file",
                "With ranges, a strong ETag and Repr-Digest (RFC 9530). A recalled release has none any more: 410.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
            .Produces<byte[]>(StatusCodes.Status206PartialContent, "application/octet-stream")
            .Refuses(StatusCodes.Status410Gone, StatusCodes.Status416RangeNotSatisfiable);
    }

    private static async Task<IResult> RunAsync(
        HttpContext http, string name, Caller caller, Mine<Release> mine, Database control, ReleaseFolder folder, TimeProvider clock)
    {
        var found = await control.DecideAsync(
            session => FindAsync(session, mine.Value, name, caller, clock.GetUtcNow(), http.RequestAborted), http.RequestAborted);
        return found.Answer(file =>
        {
            http.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(file.Sha256))}:";
            return new RangedFile(Results.File(
                folder.PathOf(mine.Value.Id, file.Name), file.MediaType, file.Name, mine.Value.CreatedAt,
                new EntityTagHeaderValue($"\"{file.Sha256}\""),
                enableRangeProcessing: true));
        });
    }

    private static async Task<Outcome<ReleaseFile>> FindAsync(
        Session session, Release seen, string name, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var release = (await ReleaseStore.FindAsync(session, seen.Id, cancel))!;
        if ((await ReleaseStore.FilesAsync(session, release.Id, cancel)).FirstOrDefault(file => file.Name == name) is not { } file)
            return Refusal.NotFound;
        if (release.State == ReleaseState.Recalled) return Recalled;
        var note = new AuditNote(
            "download", ReleaseLifecycle.Steps.Noun, release.Id.Value, release.ProjectId.Value, "done", $$"""{"sha256":"{{file.Sha256}}"}""");
        await AuditTrail.AppendAsync(session, caller.Actor, note, now, cancel);
        return file;
    }

    private static Refusal Recalled { get; } = new(
        RefusalKind.Gone, "recalled", "This release was recalled; its files are no longer given.");

    /// <summary>The framework refuses a range past the end without a body.</summary>
    private sealed class RangedFile(IResult file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await file.ExecuteAsync(httpContext);
            var response = httpContext.Response;
            if (response.StatusCode != StatusCodes.Status416RangeNotSatisfiable || response.HasStarted) return;
            (response.ContentLength, response.ContentType) = (null, null);
            response.Headers.ContentDisposition = default;
            await new Problem(NoSuchRange, StatusCodes.Status416RangeNotSatisfiable).ExecuteAsync(httpContext);
        }

        private static Refusal NoSuchRange { get; } = new(RefusalKind.Invalid, "range", "The file has no such range; see Content-Range.");
    }
}
