using Linkage.Api.Answers;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Storage.Databases;
using Linkage.Storage.Projects;
using Linkage.Storage.Releases;

namespace Linkage.Api.Releases;

internal static class ReadReleases
{
    public static void MapList(RouteGroupBuilder project) =>
        project.MapGet("/releases", ListAsync)
            .Describe("listReleases", "List the releases", "Of the project, newest first; recalled ones stay in the list.")
            .Lists<ReleaseAnswer>();

    public static void MapOne(RouteGroupBuilder release)
    {
        release.MapGet("", FindAsync)
            .Describe("readRelease", "Read a release", "With its files, their sizes and hashes.")
            .Answers<ReleaseAnswer>();
        release.MapGet("/manifest", (Mine<Release> mine) => Results.Content(mine.Value.Manifest, "application/jose"))
            .Describe(
                "readManifest",
                "Read the signed manifest",
                "A compact JWS (ES256) over the list of files with their SHA-256; checked with the signing key of GET /v1/keys.")
            .Produces<string>(StatusCodes.Status200OK, "application/jose");
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, Mine<Project> project, Paging paging, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var rows = await ReleaseStore.ListAsync(session, project.Value.Id, paging.Page, cancel);
        return ItemList.Of(http, paging.Page, rows, row => row.Id.Value, ReleaseAnswer.Of);
    }

    private static async Task<IResult> FindAsync(Mine<Release> mine, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return Results.Ok(ReleaseAnswer.Of(mine.Value, await ReleaseStore.FilesAsync(session, mine.Value.Id, cancel)));
    }
}
