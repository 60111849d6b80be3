using Linkage.Domain.Identity;
using Linkage.Domain.Reviews;

namespace Linkage.Storage.Reviews;

/// <summary>One person's verdict on one attempt of a job, with the hash of exactly what was judged.</summary>
public sealed class Review
{
    public required ReviewId Id { get; init; }

    public required JobId JobId { get; init; }

    public required int Attempt { get; init; }

    public required string Reviewer { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required Verdict Verdict { get; init; }

    public required string Reason { get; init; }

    public required string ResultHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
