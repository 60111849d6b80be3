using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;

namespace Linkage.Storage.Jobs;

/// <summary>Jobs in the control database. Every method works in the caller's session, and so in the caller's transaction.</summary>
public static class JobStore
{
    private const string Columns =
        """
        id, project_id, agreement_version, question_name, question, dry_run, state, stage, progress, attempt, cancel_requested, refusal,
        submitted_by, organisation_id, created_at, state_at
        """;

    public static async Task AddAsync(
        Session session, Job job, IReadOnlyDictionary<string, DeliveryId> deliveries, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            $"""
             INSERT INTO jobs ({Columns})
             VALUES (@Id, @ProjectId, @AgreementVersion, @QuestionName, @Question, @DryRun, @State, @Stage, @Progress, @Attempt,
                @CancelRequested, @Refusal, @SubmittedBy, @OrganisationId, @CreatedAt, @StateAt)
             """,
            new
            {
                job.Id,
                job.ProjectId,
                job.AgreementVersion,
                job.QuestionName,
                job.Question,
                job.DryRun,
                State = job.State.ToString(),
                Stage = job.Stage.ToString(),
                job.Progress,
                job.Attempt,
                job.CancelRequested,
                job.Refusal,
                job.SubmittedBy,
                job.OrganisationId,
                job.CreatedAt,
                job.StateAt,
            },
            cancel);
        foreach (var (alias, delivery) in deliveries)
        {
            await session.ExecuteAsync(
                "INSERT INTO job_deliveries (job_id, alias, delivery_id) VALUES (@Id, @alias, @delivery)", new { job.Id, alias, delivery }, cancel);
        }
    }

    public static Task<Job?> FindAsync(Session session, JobId id, CancellationToken cancel) =>
        session.FindAsync<Job>($"SELECT {Columns} FROM jobs WHERE id = @id", new { id }, cancel);

    public static Task<IReadOnlyList<Job>> ListAsync(Session session, ProjectId project, CancellationToken cancel) =>
        session.ListAsync<Job>(
            $"SELECT {Columns} FROM jobs WHERE project_id = @project ORDER BY created_at DESC, id", new { project }, cancel);

    /// <summary>A page of the project's jobs, newest first.</summary>
    public static Task<IReadOnlyList<Job>> ListAsync(Session session, ProjectId project, Page page, CancellationToken cancel) =>
        session.ListAsync<Job>(
            $"""
             SELECT {Columns} FROM jobs WHERE project_id = @project AND {Page.Following("jobs")}
             ORDER BY created_at DESC, id {session.Dialect.Take("@Take")}
             """,
            new { project, page.After, page.Take },
            cancel);

    public static async Task<IReadOnlyDictionary<string, DeliveryId>> DeliveriesAsync(Session session, JobId id, CancellationToken cancel)
    {
        var rows = await session.ListAsync<JobDelivery>(
            "SELECT alias, delivery_id FROM job_deliveries WHERE job_id = @id ORDER BY alias", new { id }, cancel);
        return rows.ToDictionary(row => row.Alias, row => row.DeliveryId, StringComparer.Ordinal);
    }

    /// <summary>Jobs that used a delivery and have not come to an end.</summary>
    public static Task<IReadOnlyList<Job>> UsingAsync(Session session, DeliveryId delivery, CancellationToken cancel) =>
        session.ListAsync<Job>(
            $"""
             SELECT {Columns} FROM jobs
             WHERE state IN ('Submitted', 'Running', 'AwaitingReview', 'Approved')
                 AND id IN (SELECT job_id FROM job_deliveries WHERE delivery_id = @delivery)
             ORDER BY id
             """,
            new { delivery },
            cancel);

    public static Task<bool> MoveAsync(Session session, JobId id, JobState from, JobState to, Mover mover, CancellationToken cancel) =>
        session.MoveAsync(JobLifecycle.Steps, from, to, "jobs", new Dictionary<string, object> { ["id"] = id.Value }, mover, cancel);

    /// <summary>Says how far a running job is; never moves backwards within a run, and never touches its state.</summary>
    public static Task ProgressAsync(Session session, JobId id, JobStage stage, int thousandths, CancellationToken cancel) =>
        session.ExecuteAsync(
            "UPDATE jobs SET stage = @stage, progress = @thousandths WHERE id = @id AND state = 'Running' AND progress <= @thousandths",
            new { id, stage = stage.ToString(), thousandths },
            cancel);

    public static Task ExplainAsync(Session session, JobId id, string? refusal, CancellationToken cancel) =>
        session.ExecuteAsync("UPDATE jobs SET refusal = @refusal WHERE id = @id", new { id, refusal }, cancel);

    /// <summary>Asks a running job to stop at its next safe point.</summary>
    public static async Task<bool> RequestCancelAsync(Session session, JobId id, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "UPDATE jobs SET cancel_requested = @yes WHERE id = @id AND state = 'Running'", new { id, yes = true }, cancel) == 1;

    /// <summary>A new attempt of a job that was moved back to Submitted.</summary>
    public static Task AgainAsync(Session session, JobId id, CancellationToken cancel) =>
        session.ExecuteAsync(
            "UPDATE jobs SET attempt = attempt + 1, progress = 0, stage = 'Waiting', cancel_requested = @no, refusal = NULL WHERE id = @id",
            new { id, no = false },
            cancel);

    private sealed class JobDelivery
    {
        public required string Alias { get; init; }

        public required DeliveryId DeliveryId { get; init; }
    }
}
