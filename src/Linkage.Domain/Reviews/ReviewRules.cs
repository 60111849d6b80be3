using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Reviews;

/// <summary>Who may give a verdict, when, and what it leads to.</summary>
public static class ReviewRules
{
    /// <param name="reviewer">Subject of a privacy officer of a party.</param>
    /// <param name="namedHash">Hash of what the reviewer read.</param>
    /// <returns>The state that follows; <see cref="JobState.AwaitingReview"/> as long as approvals are lacking.</returns>
    public static Outcome<JobState> Judge(ReviewCase @case, string reviewer, Verdict verdict, string namedHash)
    {
        if (reviewer == @case.SubmittedBy)
            return new Refusal(RefusalKind.Forbidden, "own-job", "Nobody judges the result of a job that they submitted.");
        if (@case.State != JobState.AwaitingReview)
            return new Refusal(RefusalKind.Conflict, "not-awaiting-review", "This job does not wait for a verdict.");
        if (@case.Given.ContainsKey(reviewer))
            return new Refusal(RefusalKind.Conflict, "verdict-given", "You gave your verdict on this result already.");
        if (@case.ResultHash is null || @case.ResultHash != namedHash)
            return new Refusal(
                RefusalKind.Conflict, "result-hash", "This is not the hash of the result that waits. Read it again before you judge.");
        return verdict switch
        {
            Verdict.Return => JobState.Returned,
            Verdict.Reject => JobState.Rejected,
            _ => @case.Given.Values.Count(given => given == Verdict.Approve) + 1 >= @case.ApprovalsNeeded
                ? JobState.Approved
                : JobState.AwaitingReview,
        };
    }

    /// <summary>Whether somebody may see the verdicts of others: not before giving their own, as long as one can be given.</summary>
    public static bool MaySee(ReviewCase @case, string reader) => @case.State != JobState.AwaitingReview || @case.Given.ContainsKey(reader);
}
