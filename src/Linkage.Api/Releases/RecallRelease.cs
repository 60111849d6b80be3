using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Releases;

namespace Linkage.Api.Releases;

internal static class RecallRelease
{
    public static void Map(RouteGroupBuilder release) =>
        release.MapPost("/recall", RunAsync)
            .NeedsRole(Role.PrivacyOfficer)
            .Describe(
                "recallRelease",
                "Recall a release",
                "Its files are no longer given. It stays on record: what left is remembered when later results are judged.")
            .Creates<ReleaseAnswer>(StatusCodes.Status200OK);

    private static Task<IResult> RunAsync(
        HttpContext http, Caller caller, Mine<Release> mine, Body<ReasonRequest> body, Creation creation, TimeProvider clock, CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session =>
        {
            if (body.Value.Check() is { } refusal) return refusal;
            var mover = new Mover(caller.Actor, clock.GetUtcNow(), mine.Value.ProjectId);
            return await ReleaseStore.RecallAsync(session, mine.Value, body.Value.Reason.Trim(), mover, cancel)
                ? Made.Done(ReleaseAnswer.Of((await ReleaseStore.FindAsync(session, mine.Value.Id, cancel))!))
                : new Refusal(RefusalKind.Conflict, "release-recalled", "The release is recalled already.");
        });
}
