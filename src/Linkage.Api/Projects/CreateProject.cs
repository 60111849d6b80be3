using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Projects;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Organisations;
using Linkage.Storage.Projects;

namespace Linkage.Api.Projects;

internal static class CreateProject
{
    public static void Map(RouteGroupBuilder projects) =>
        projects.MapPost("", RunAsync)
            .NeedsRole(Role.Analyst | Role.PrivacyOfficer)
            .Describe(
                "createProject",
                "Create a project",
                "The caller's organisation becomes its owner; others see it once an agreement is proposed to them.")
            .Creates<ProjectAnswer>();

    private static Task<IResult> RunAsync(
        HttpContext http, Caller caller, Body<ProjectRequest> body, Creation creation, TimeProvider clock, CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session =>
        {
            if (body.Value.Check() is { } refusal) return refusal;
            if (await OrganisationStore.FindAsync(session, caller.Organisation, cancel) is null) return Unregistered;
            var project = New(body.Value, caller, clock.GetUtcNow());
            return await ProjectStore.AddAsync(session, project, new Mover(caller.Actor, project.CreatedAt, project.Id), cancel)
                ? Made.Created($"/v1/projects/{project.Id}", ProjectAnswer.Of(project, [project.Owner]))
                : new Refusal(RefusalKind.Conflict, "project-exists", "Your organisation has a project of that short name.");
        });

    private static Project New(ProjectRequest request, Caller caller, DateTimeOffset now) => new()
    {
        Id = Identifier.New<ProjectId>(),
        Name = request.Name,
        Title = request.Title.Trim(),
        Owner = caller.Organisation,
        State = ProjectLifecycle.Steps.Initial,
        CreatedBy = caller.Actor.Subject,
        CreatedAt = now,
        StateAt = now,
    };

    private static Refusal Unregistered { get; } =
        new(RefusalKind.Forbidden, "organisation-unknown", "Your organisation is not registered with this service. Ask its operator.");
}
