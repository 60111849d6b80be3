using System.Text.Json.Nodes;
using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.OpenApi;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Worker.Quality;

namespace Linkage.Api.Jobs;

/// <summary>
/// How well the inputs met. It is a part of the report that officers approve with the result; analysts see it once it is released, since
/// unreviewed shares of ever other populations would tell of single subjects.
/// </summary>
internal static class ReadQuality
{
    private const string Picture = "image/svg+xml";

    public static void Map(RouteGroupBuilder job)
    {
        job.MapGet("/quality", (HttpContext http, Caller caller, Mine<Job> mine, Database control, TimeProvider clock) =>
                RunAsync(http, caller, mine.Value, control, clock, "application/json; charset=utf-8", quality => quality.ToJsonString()))
            .NeedsRole(Role.PrivacyOfficer | Role.Analyst)
            .Describe("readQuality", "Read the quality of the link", "Matched shares, in bands, overall, by key and by group. " + ForWhom)
            .Produces<object>(StatusCodes.Status200OK, "application/json")
            .Refuses(StatusCodes.Status409Conflict);
        job.MapGet("/quality-picture", (HttpContext http, Caller caller, Mine<Job> mine, Database control, TimeProvider clock) =>
                RunAsync(http, caller, mine.Value, control, clock, Picture, QualityChart.Draw))
            .NeedsRole(Role.PrivacyOfficer | Role.Analyst)
            .Describe(
                "readQualityPicture", "Read the quality of the link as a picture", "The same as bars, an SVG with a text alternative. " + ForWhom)
            .Produces<string>(StatusCodes.Status200OK, Picture)
            .Refuses(StatusCodes.Status409Conflict);
    }

    private const string ForWhom =
        "For privacy officers; analysts see it of dry runs and of what is released, unless privately. Each look is an audit event.";

    private static async Task<IResult> RunAsync(
        HttpContext http, Caller caller, Job job, Database control, TimeProvider clock, string mediaType, Func<JsonNode, string> text)
    {
        if (!job.DryRun && job.State != JobState.Released && !caller.Actor.Has(Role.PrivacyOfficer))
            return new Problems.Problem(OfficersOnly);
        var found = await control.DecideAsync<JsonNode>(
            async session =>
            {
                if (await ResultStore.FindAsync(session, job.Id, job.Attempt, http.RequestAborted) is not { } result) return NoResult;
                var report = JsonNode.Parse(result.Report)!;
                if (report["quality"] is not { } quality) return NoResult;
                if (!job.DryRun && IsPrivate(report) && !caller.Actor.Has(Role.PrivacyOfficer)) return OutsideBudget;
                var note = new AuditNote("read-quality", JobLifecycle.Steps.Noun, job.Id.Value, job.ProjectId.Value);
                await AuditTrail.AppendAsync(session, caller.Actor, note, clock.GetUtcNow(), http.RequestAborted);
                return quality;
            },
            http.RequestAborted);
        return found.Answer(quality => Results.Content(text(quality), mediaType));
    }

    // The budget covers what is drawn with noise, and nothing that is told exactly beside it.
    private static bool IsPrivate(JsonNode report) => report["policy"]?["method"]?["kind"]?.GetValue<string>() == "differentialPrivacy";

    private static Refusal OutsideBudget { get; } = new(
        RefusalKind.Forbidden, "officers-only", "Of a private result the quality is for privacy officers only: no budget was spent on it.");

    private static Refusal OfficersOnly { get; } =
        new(RefusalKind.Forbidden, "officers-only", "Before the release of a result its quality is for privacy officers only.");

    private static Refusal NoResult { get; } = new(RefusalKind.Conflict, "no-result", "There is no result of this attempt.");
}
