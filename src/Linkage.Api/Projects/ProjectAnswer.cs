using Linkage.Domain.Identity;
using Linkage.Domain.Projects;
using Linkage.Storage.Projects;

namespace Linkage.Api.Projects;

/// <summary>A project.</summary>
/// <param name="Name">Short name, unique for its owner.</param>
/// <param name="Organisations">Who may know of it; left out in lists.</param>
/// <param name="VersionInForce">Version of the agreement that all its parties accepted; left out before that.</param>
public sealed record ProjectAnswer(
    string Id, string Name, string Title, ProjectState State, string Owner, IReadOnlyList<string>? Organisations, int? VersionInForce,
    string CreatedBy, DateTimeOffset CreatedAt)
{
    internal static ProjectAnswer Of(Project project) => Of(project, null);

    internal static ProjectAnswer Of(Project project, IEnumerable<OrganisationId>? members) => new(
        project.Id.Value, project.Name, project.Title, project.State, project.Owner.Value,
        members is null ? null : [.. members.Select(member => member.Value)], project.VersionInForce, project.CreatedBy, project.CreatedAt);
}
