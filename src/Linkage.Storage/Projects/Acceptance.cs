using Linkage.Domain.Identity;

namespace Linkage.Storage.Projects;

/// <summary>The yes of one organisation to one version of an agreement, by its privacy officer.</summary>
public sealed class Acceptance
{
    public required ProjectId ProjectId { get; init; }

    public required int Version { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required string DocumentHash { get; init; }

    public required string AcceptedBy { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }
}
