using Linkage.Api.Agreements;
using Linkage.Domain.Reviews;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Reviews;

namespace Linkage.Api.Reviews;

/// <summary>Puts together what the rules of a verdict look at.</summary>
internal static class ReviewCases
{
    public static async Task<(ReviewCase Case, IReadOnlyList<Review> Reviews)> OfAsync(Session session, Job job, CancellationToken cancel)
    {
        var agreement = await AgreementStore.FindAsync(session, job.ProjectId, job.AgreementVersion, cancel);
        var result = await ResultStore.FindAsync(session, job.Id, job.Attempt, cancel);
        var reviews = await ReviewStore.ListAsync(session, job.Id, job.Attempt, cancel);
        var given = reviews.ToDictionary(review => review.Reviewer, review => review.Verdict, StringComparer.Ordinal);
        return (new ReviewCase(job.State, job.SubmittedBy, result?.ResultHash, AgreementText.Read(agreement!).Approvals, given), reviews);
    }
}
