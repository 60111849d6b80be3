using Linkage.Domain.Identity;
using Linkage.Domain.Projects;

namespace Linkage.Storage.Projects;

/// <summary>What organisations do together under an agreement.</summary>
public sealed class Project
{
    public required ProjectId Id { get; init; }

    /// <summary>Short name, unique for its owner.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required OrganisationId Owner { get; init; }

    public required ProjectState State { get; init; }

    /// <summary>The version of the agreement that all its parties accepted last.</summary>
    public int? VersionInForce { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StateAt { get; init; }
}
