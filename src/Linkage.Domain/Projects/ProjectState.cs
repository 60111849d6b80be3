using Linkage.Domain.Lifecycles;

namespace Linkage.Domain.Projects;

public enum ProjectState
{
    Draft,
    Proposed,
    Active,
    Closed,
    Purged,
}

public static class ProjectLifecycle
{
    public static Lifecycle<ProjectState> Steps { get; } = new("project", ProjectState.Draft,
    [
        new(ProjectState.Draft, ProjectState.Proposed, "propose"),
        new(ProjectState.Proposed, ProjectState.Draft, "revise"),
        new(ProjectState.Proposed, ProjectState.Active, "activate"),
        new(ProjectState.Draft, ProjectState.Closed, "close"),
        new(ProjectState.Proposed, ProjectState.Closed, "close"),
        new(ProjectState.Active, ProjectState.Closed, "close"),
        new(ProjectState.Closed, ProjectState.Purged, "purge"),
    ]);
}
