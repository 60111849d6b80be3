using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Releases;

namespace Linkage.Api.Jobs;

/// <summary>One run of a question on named deliveries.</summary>
/// <param name="Question">Name of the question.</param>
/// <param name="DryRun">On made-up rows of the same schema; never reviewed and never released.</param>
/// <param name="Progress">Per cent of the whole.</param>
/// <param name="Attempt">From 1; a retry is one more.</param>
/// <param name="Deliveries">By alias of the question; left out in lists.</param>
/// <param name="ResultHash">Of the protected result and its report: what a verdict names; left out in lists.</param>
/// <param name="Release">Id of the release that came of it.</param>
/// <param name="Matches">Of joins that are not exact, as soon as they are planned; left out in lists.</param>
public sealed record JobAnswer(
    string Id, string Project, int AgreementVersion, string Question, bool DryRun, JobState State, JobStage Stage, int Progress,
    int Attempt,
    bool CancelRequested, string SubmittedBy, string Organisation, DateTimeOffset CreatedAt, DateTimeOffset StateAt,
    IReadOnlyDictionary<string, string>? Deliveries, string? ResultHash, string? Release, JobFailure? Failure,
    IReadOnlyList<JobMatch>? Matches)
{
    internal static JobAnswer Of(Job job) => Of(job, null, null, null, null);

    internal static async Task<JobAnswer> WholeAsync(Session session, Job job, CancellationToken cancel) => Of(
        job,
        await JobStore.DeliveriesAsync(session, job.Id, cancel),
        await ResultStore.FindAsync(session, job.Id, job.Attempt, cancel),
        await ReleaseStore.OfJobAsync(session, job.Id, cancel),
        await JobMatch.OfAsync(session, job, cancel));

    private static JobAnswer Of(Job job, IReadOnlyDictionary<string, DeliveryId>? deliveries, Result? result, Release? release,
        IReadOnlyList<JobMatch>? matches) => new(
        job.Id.Value, job.ProjectId.Value, job.AgreementVersion, job.QuestionName, job.DryRun, job.State, job.Stage, job.Progress / 10,
        job.Attempt,
        job.CancelRequested, job.SubmittedBy, job.OrganisationId.Value, job.CreatedAt, job.StateAt,
        deliveries?.ToDictionary(pair => pair.Key, pair => pair.Value.Value), result?.ResultHash, release?.Id.Value,
            JobFailure.Read(job.Refusal), matches);
}
