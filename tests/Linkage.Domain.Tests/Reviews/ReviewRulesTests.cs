using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Reviews;

namespace Linkage.Domain.Tests.Reviews;

public sealed class ReviewRulesTests
{
    private static readonly ReviewCase Waiting = new(JobState.AwaitingReview, "submitter", "hash", 2, new Dictionary<string, Verdict>());

    [Fact]
    public void An_approval_that_is_not_the_last_leaves_it_waiting() =>
        Assert.Equal(JobState.AwaitingReview, ReviewRules.Judge(Waiting, "first", Verdict.Approve, "hash").Value);

    [Fact]
    public void The_last_approval_approves() =>
        Assert.Equal(JobState.Approved, ReviewRules.Judge(After(Verdict.Approve), "second", Verdict.Approve, "hash").Value);

    [Theory]
    [InlineData(Verdict.Return, JobState.Returned)]
    [InlineData(Verdict.Reject, JobState.Rejected)]
    public void One_no_is_enough(Verdict verdict, JobState state)
    {
        Assert.Equal(state, ReviewRules.Judge(Waiting, "first", verdict, "hash").Value);
        Assert.Equal(state, ReviewRules.Judge(After(Verdict.Approve), "second", verdict, "hash").Value);
    }

    [Fact]
    public void Whoever_is_refused_is_refused_for_the_first_reason_that_holds()
    {
        Assert.Equal("own-job", CodeOf(Waiting, "submitter", "other"));
        Assert.Equal("not-awaiting-review", CodeOf(Waiting with { State = JobState.Refused }, "first", "hash"));
        Assert.Equal("verdict-given", CodeOf(After(Verdict.Approve), "first", "hash"));
        Assert.Equal("result-hash", CodeOf(Waiting, "first", "other"));
        Assert.Equal("result-hash", CodeOf(Waiting with { ResultHash = null }, "first", ""));
    }

    [Fact]
    public void Their_own_job_is_forbidden_rather_than_in_conflict() =>
        Assert.Equal(RefusalKind.Forbidden, ReviewRules.Judge(Waiting, "submitter", Verdict.Approve, "hash").Refusal!.Kind);

    [Fact]
    public void Verdicts_are_seen_by_who_gave_theirs_and_by_all_afterwards()
    {
        Assert.True(ReviewRules.MaySee(After(Verdict.Approve), "first"));
        Assert.False(ReviewRules.MaySee(After(Verdict.Approve), "second"));
        Assert.False(ReviewRules.MaySee(After(Verdict.Approve), "submitter"));
        Assert.True(ReviewRules.MaySee(After(Verdict.Approve) with { State = JobState.Approved }, "submitter"));
    }

    private static ReviewCase After(Verdict first) => Waiting with { Given = new Dictionary<string, Verdict> { ["first"] = first } };

    private static string CodeOf(ReviewCase @case, string reviewer, string hash) =>
        ReviewRules.Judge(@case, reviewer, Verdict.Approve, hash).Refusal!.Code;
}
