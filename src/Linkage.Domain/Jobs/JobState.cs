using Linkage.Domain.Lifecycles;

namespace Linkage.Domain.Jobs;

public enum JobState
{
    Submitted,
    Running,
    AwaitingReview,
    Approved,
    Released,
    Completed,
    Refused,
    Rejected,
    Returned,
    Failed,
    Cancelled,
}

/// <summary>A dry run ends in Completed: made-up rows are never reviewed and never released.</summary>
public static class JobLifecycle
{
    public static Lifecycle<JobState> Steps { get; } = new("job", JobState.Submitted,
    [
        new(JobState.Submitted, JobState.Running, "start"),
        new(JobState.Submitted, JobState.Cancelled, "cancel"),
        new(JobState.Running, JobState.AwaitingReview, "present"),
        new(JobState.Running, JobState.Completed, "complete"),
        new(JobState.Running, JobState.Refused, "refuse"),
        new(JobState.Running, JobState.Failed, "fail"),
        new(JobState.Running, JobState.Cancelled, "cancel"),
        new(JobState.AwaitingReview, JobState.Approved, "approve"),
        new(JobState.AwaitingReview, JobState.Returned, "return"),
        new(JobState.AwaitingReview, JobState.Rejected, "reject"),
        new(JobState.AwaitingReview, JobState.Cancelled, "cancel"),
        new(JobState.AwaitingReview, JobState.Refused, "refuse"),
        new(JobState.Approved, JobState.Released, "release"),
        new(JobState.Approved, JobState.Refused, "refuse"),
        new(JobState.Approved, JobState.Failed, "fail"),
        new(JobState.Failed, JobState.Submitted, "retry"),
        new(JobState.Returned, JobState.Submitted, "retry"),
    ]);
}
