using Linkage.Api.Answers;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;

namespace Linkage.Api.Jobs;

internal static class ReadJobs
{
    public static void MapList(RouteGroupBuilder project) =>
        project.MapGet("/jobs", ListAsync)
            .Describe("listJobs", "List the jobs", "Of the whole project, newest first.")
            .Lists<JobAnswer>();

    public static void MapOne(RouteGroupBuilder job) =>
        job.MapGet("", FindAsync)
            .Describe(
                "readJob", "Read a job", "Its state, stage and progress, its deliveries, and the hash of its result once there is one.")
            .Answers<JobAnswer>();

    private static async Task<IResult> ListAsync(
        HttpContext http, Mine<Project> project, Paging paging, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var rows = await JobStore.ListAsync(session, project.Value.Id, paging.Page, cancel);
        return ItemList.Of(http, paging.Page, rows, row => row.Id.Value, JobAnswer.Of);
    }

    private static async Task<IResult> FindAsync(Mine<Job> job, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return Results.Ok(await JobAnswer.WholeAsync(session, job.Value, cancel));
    }
}
