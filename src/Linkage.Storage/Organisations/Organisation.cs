using Linkage.Domain.Identity;

namespace Linkage.Storage.Organisations;

/// <summary>A partner: its users act for it.</summary>
public sealed class Organisation
{
    public required OrganisationId Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
