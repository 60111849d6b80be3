using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Jobs;

namespace Linkage.Api.Tests.Running;

/// <summary>A job as the worker leaves it, put into the database by its own stores: what is tested is what comes after.</summary>
internal static class ReviewedJob
{
    public static readonly string Hash = new('a', 64);

    public static async Task<string> AddAsync(
        RunningService service, string project, JobState state = JobState.AwaitingReview, string submitter = "ava", bool dryRun = false)
    {
        var id = Identifier.New<JobId>();
        var now = TimeProvider.System.GetUtcNow();
        var job = new Job
        {
            Id = id,
            ProjectId = new ProjectId(project),
            AgreementVersion = 1,
            QuestionName = "both",
            Question = SampleAgreement.Question("both"),
            DryRun = dryRun,
            State = state,
            Stage = state == JobState.Running ? JobStage.Checking : JobStage.Done,
            Progress = state == JobState.Running ? 0 : 1000,
            Attempt = 1,
            CancelRequested = false,
            SubmittedBy = submitter,
            OrganisationId = new OrganisationId("org-a"),
            CreatedAt = now,
            StateAt = now,
        };
        var result = new Result
        {
            JobId = id,
            Attempt = 1,
            Document = """{"tables":[]}""",
            Report = """{"lights":[]}""",
            ResultHash = Hash,
            CreatedAt = now,
        };
        await service.Control.WriteAsync(
            async session =>
            {
                await JobStore.AddAsync(session, job, new Dictionary<string, DeliveryId>(), CancellationToken.None);
                await ResultStore.PutAsync(session, result, CancellationToken.None);
            },
            CancellationToken.None);
        return id.Value;
    }
}
