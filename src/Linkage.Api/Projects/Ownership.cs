using Linkage.Api.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Projects;

namespace Linkage.Api.Projects;

/// <summary>What only the organisation that owns a project may do.</summary>
internal static class Ownership
{
    public static Refusal? Refuse(Project project, Caller caller) =>
        project.Owner == caller.Organisation
            ? null
            : new Refusal(RefusalKind.Forbidden, "not-owner", "Only the organisation that owns the project does this.");
}
