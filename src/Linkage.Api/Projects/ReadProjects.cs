using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Storage.Databases;
using Linkage.Storage.Projects;

namespace Linkage.Api.Projects;

internal static class ReadProjects
{
    public static void MapList(RouteGroupBuilder projects) =>
        projects.MapGet("", ListAsync)
            .Describe("listProjects", "List projects", "Those in which the caller's organisation takes part, newest first.")
            .Lists<ProjectAnswer>();

    public static void MapOne(RouteGroupBuilder project) =>
        project.MapGet("", FindAsync)
            .Describe("readProject", "Read a project", "With its state, the version of the agreement in force and who takes part.")
            .Answers<ProjectAnswer>();

    private static async Task<IResult> ListAsync(HttpContext http, Caller caller, Paging paging, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var rows = await ProjectStore.ListAsync(session, caller.Organisation, paging.Page, cancel);
        return ItemList.Of(http, paging.Page, rows, row => row.Id.Value, ProjectAnswer.Of);
    }

    private static async Task<IResult> FindAsync(Mine<Project> project, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return Results.Ok(ProjectAnswer.Of(project.Value, await ProjectStore.MembersAsync(session, project.Value.Id, cancel)));
    }
}
