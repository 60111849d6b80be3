using Linkage.Domain.Reviews;
using Linkage.Storage.Reviews;

namespace Linkage.Api.Reviews;

/// <summary>One person's verdict on one attempt.</summary>
public sealed record ReviewAnswer(
    string Id, string Job, int Attempt, Verdict Verdict, string Reason, string ResultHash, string Reviewer, string Organisation, DateTimeOffset CreatedAt)
{
    internal static ReviewAnswer Of(Review review) => new(
        review.Id.Value, review.JobId.Value, review.Attempt, review.Verdict, review.Reason, review.ResultHash, review.Reviewer,
        review.OrganisationId.Value, review.CreatedAt);
}
