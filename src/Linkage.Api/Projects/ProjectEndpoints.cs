using Linkage.Api.Identity;
using Linkage.Api.Agreements;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;

namespace Linkage.Api.Projects;

internal static class ProjectEndpoints
{
    /// <returns>The group of one project, for what belongs to it.</returns>
    public static RouteGroupBuilder MapProjects(this RouteGroupBuilder v1)
    {
        var projects = v1.MapGroup("/projects").NeedsRole(Role.Any);
        ReadProjects.MapList(projects);
        CreateProject.Map(projects);
        var project = projects.MapGroup("/{projectId}").Within(Tenancy.Project);
        ReadProjects.MapOne(project);
        CloseProject.Map(project);
        project.MapAgreements();
        return project;
    }
}
