using System.Text;
using Linkage.Api.Agreements;
using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Work;

namespace Linkage.Api.Jobs;

internal static class SubmitJob
{
    public static void Map(RouteGroupBuilder project) =>
        project.MapPost("/jobs", RunAsync)
            .NeedsRole(Role.Analyst)
            .Describe(
                "submitJob", "Submit a job",
                "A question of the agreement by its name, or in an open agreement one written out, on the latest accepted deliveries or on named ones.")
            .Creates<JobAnswer>(StatusCodes.Status202Accepted);

    private static Task<IResult> RunAsync(
        HttpContext http, Caller caller, Mine<Project> project, Body<JobRequest> body, Creation creation, WorkQueue queue,
        TimeProvider clock,
        CancellationToken cancel) =>
        creation.RunAsync(
            http, body.Bytes, session => SubmitAsync(session, project.Value.Id, caller, body.Value, queue, clock.GetUtcNow(), cancel));

    private static async Task<Outcome<Made>> SubmitAsync(
        Session session, ProjectId id, Caller caller, JobRequest request, WorkQueue queue, DateTimeOffset now, CancellationToken cancel)
    {
        // What is agreed does not change between looking and writing.
        await ProjectStore.LockAsync(session, id, cancel);
        var project = (await ProjectStore.FindAsync(session, id, caller.Organisation, cancel))!;
        var asked = await AskedJob.ReadAsync(session, project, request, cancel);
        if (asked.IsRefused) return asked.Refusal;
        var job = New(project, asked.Value, request, caller, now);
        await JobStore.AddAsync(session, job, asked.Value.Deliveries, cancel);
        var note = new AuditNote("submit", JobLifecycle.Steps.Noun, job.Id.Value, project.Id.Value);
        await AuditTrail.AppendAsync(session, caller.Actor, note, now, cancel);
        await queue.EnqueueAsync(session, WorkKind.Link, job.Id.Value, cancel);
        return Made.Accepted($"/v1/jobs/{job.Id}", await JobAnswer.WholeAsync(session, job, cancel));
    }

    private static Job New(Project project, AskedJob asked, JobRequest request, Caller caller, DateTimeOffset now) => new()
    {
        Id = Identifier.New<JobId>(),
        ProjectId = project.Id,
        AgreementVersion = asked.Agreed.Version,
        QuestionName = asked.Question.Question.Name,
        Question = Encoding.UTF8.GetString(Documents.Write(asked.Question.Question)),
        DryRun = request.DryRun,
        State = JobLifecycle.Steps.Initial,
        Stage = JobStage.Waiting,
        Progress = 0,
        Attempt = 1,
        CancelRequested = false,
        SubmittedBy = caller.Actor.Subject,
        OrganisationId = caller.Organisation,
        CreatedAt = now,
        StateAt = now,
    };
}
