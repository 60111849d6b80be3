using Linkage.Api.Agreements;
using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.OpenApi;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Projects;

namespace Linkage.Api.Jobs;

/// <summary>
/// Says what a job would do, and refuses what it would refuse as far as the documents tell. Nothing runs and nothing is kept.
/// </summary>
internal static class PlanJob
{
    public static void Map(RouteGroupBuilder project) =>
        project.MapPost("/job-plans", RunAsync)
            .NeedsRole(Role.Analyst | Role.PrivacyOfficer)
            .Describe(
                "planJob", "Plan a job",
                "Inputs with their deliveries, keys in order, tables and checks of a job with this body, without running it and without any value.")
            .Answers<JobPlanAnswer>()
            .Refuses(StatusCodes.Status409Conflict);

    private static async Task<IResult> RunAsync(
        Caller caller, Mine<Project> mine, Body<JobRequest> body, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var project = (await ProjectStore.FindAsync(session, mine.Value.Id, caller.Organisation, cancel))!;
        var asked = await AskedJob.ReadAsync(session, project, body.Value, cancel);
        if (asked.IsRefused) return new Problems.Problem(asked.Refusal);
        var deliveries = new Dictionary<string, Delivery>();
        foreach (var (alias, id) in asked.Value.Deliveries)
            if (await DeliveryStore.FindAsync(session, id, cancel) is { } delivery) deliveries.Add(alias, delivery);
        return Results.Ok(JobPlanAnswer.Of(project, asked.Value, body.Value.DryRun, deliveries));
    }
}
