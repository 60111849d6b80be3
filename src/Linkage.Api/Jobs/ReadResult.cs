using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;

namespace Linkage.Api.Jobs;

/// <summary>
/// The protected tables and the risk report, before anything is released: for privacy officers. Every look is an audit event.
/// </summary>
internal static class ReadResult
{
    public static void Map(RouteGroupBuilder job)
    {
        Map(job, "result", [Json], "readResult", "Read the result", "The protected tables as they would be released.");
        Map(
            job, "report", [Json, ReportText.MediaType], "readReport", "Read the risk report",
            "What was protected and how, and what was not checked; as text the same as a page to read and print, where the method has one.");
    }

    private static void Map(RouteGroupBuilder job, string part, string[] types, string operation, string summary, string description) =>
        job.MapGet(
                $"/{part}",
                (HttpContext http, Caller caller, Mine<Job> mine, Database control, TimeProvider clock) =>
                    RunAsync(http, caller, mine.Value, part, control, clock.GetUtcNow()))
            .NeedsRole(Role.PrivacyOfficer | Role.Analyst)
            .Describe(
                operation, summary, description + " For privacy officers; analysts see those of dry runs. Each look is an audit event.")
            .Produces<object>(StatusCodes.Status200OK, types[0], types[1..])
            .Refuses(StatusCodes.Status409Conflict);

    private static async Task<IResult> RunAsync(
        HttpContext http, Caller caller, Job job, string part, Database control, DateTimeOffset now)
    {
        if (!job.DryRun && !caller.Actor.Has(Role.PrivacyOfficer)) return new Problems.Problem(OfficersOnly);
        var found = await control.DecideAsync<Result>(
            async session =>
            {
                if (await ResultStore.FindAsync(session, job.Id, job.Attempt, http.RequestAborted) is not { } result) return NoResult;
                var note = new AuditNote(
                    $"read-{part}", JobLifecycle.Steps.Noun, job.Id.Value, job.ProjectId.Value, "done",
                    $$"""{"resultHash":"{{result.ResultHash}}"}""");
                await AuditTrail.AppendAsync(session, caller.Actor, note, now, http.RequestAborted);
                return result;
            },
            http.RequestAborted);
        return found.Answer(result =>
        {
            http.Response.Headers.Vary = "Accept";
            var page = part == "report" && ReportText.IsWanted(http.Request) ? ReportText.Of(result.Report) : null;
            http.Response.Headers.ETag = page is null ? $"\"{result.ResultHash}\"" : $"\"{result.ResultHash}-text\"";
            return page is null
                ? Results.Content(part == "report" ? result.Report : result.Document, $"{Json}; charset=utf-8")
                : Results.Content(page, $"{ReportText.MediaType}; charset=utf-8");
        });
    }

    private const string Json = "application/json";

    private static Refusal OfficersOnly { get; } =
        new(RefusalKind.Forbidden, "officers-only", "Before its release a result is for privacy officers only.");

    private static Refusal NoResult { get; } = new(RefusalKind.Conflict, "no-result", "There is no result of this attempt.");
}
