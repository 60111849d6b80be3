using Linkage.Domain.Identity;

namespace Linkage.Storage.Reviews;

/// <summary>What a reviewer and the submitter say to each other about a job.</summary>
public sealed class Comment
{
    public required string Id { get; init; }

    public required JobId JobId { get; init; }

    public required string Author { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
