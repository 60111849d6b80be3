using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Projects;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Projects;

namespace Linkage.Api.Projects;

internal static class CloseProject
{
    public static void Map(RouteGroupBuilder project) =>
        project.MapPost("/closure", RunAsync)
            .NeedsRole(Role.PrivacyOfficer)
            .Describe("closeProject", "Close a project", "By the owner's privacy officer: nothing is delivered or asked afterwards.")
            .Creates<ProjectAnswer>(StatusCodes.Status200OK);

    private static Task<IResult> RunAsync(
        HttpContext http, Caller caller, Mine<Project> project, Body<Empty> body, Creation creation, TimeProvider clock, CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session =>
        {
            if (Ownership.Refuse(project.Value, caller) is { } refusal) return refusal;
            await ProjectStore.LockAsync(session, project.Value.Id, cancel);
            var now = (await ProjectStore.FindAsync(session, project.Value.Id, caller.Organisation, cancel))!;
            var mover = new Mover(caller.Actor, clock.GetUtcNow(), now.Id);
            return ProjectLifecycle.Steps.Allows(now.State, ProjectState.Closed)
                && await ProjectStore.MoveAsync(session, now.Id, now.State, ProjectState.Closed, mover, cancel)
                    ? Made.Done(ProjectAnswer.Of((await ProjectStore.FindAsync(session, now.Id, caller.Organisation, cancel))!))
                    : new Refusal(RefusalKind.Conflict, "project-closed", "The project is closed already.");
        });
}
