using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Reviews;

namespace Linkage.Api.Reviews;

/// <summary>What the submitter and the privacy officers say to each other about a job.</summary>
internal static class Comments
{
    public static void Map(RouteGroupBuilder job)
    {
        job.MapGet("/comments", ListAsync)
            .Describe("listComments", "List the comments", "Oldest first; for privacy officers and the submitter.")
            .Lists<CommentAnswer>()
            .Refuses(StatusCodes.Status403Forbidden);
        job.MapPost("/comments", AddAsync)
            .Describe("addComment", "Comment on a job", "By a privacy officer or the submitter; it cannot be taken back.")
            .Creates<CommentAnswer>()
            .Refuses(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> ListAsync(Caller caller, Mine<Job> mine, Database control, CancellationToken cancel)
    {
        if (!MayTalk(caller, mine.Value)) return new Problem(NotInvolved);
        await using var session = await control.ReadAsync(cancel);
        return ItemList.Whole((await CommentStore.ListAsync(session, mine.Value.Id, cancel)).Select(CommentAnswer.Of));
    }

    private static Task<IResult> AddAsync(
        HttpContext http, Caller caller, Mine<Job> mine, Body<CommentRequest> body, Creation creation, TimeProvider clock, CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session =>
        {
            if (!MayTalk(caller, mine.Value)) return NotInvolved;
            if (ReasonRequest.Check(body.Value.Text, "/text") is { } refusal) return refusal;
            var comment = new Comment
            {
                Id = $"cmt-{Guid.CreateVersion7(clock.GetUtcNow()):N}",
                JobId = mine.Value.Id,
                Author = caller.Actor.Subject,
                OrganisationId = caller.Organisation,
                Body = body.Value.Text.Trim(),
                CreatedAt = clock.GetUtcNow(),
            };
            await CommentStore.AddAsync(session, comment, new Mover(caller.Actor, comment.CreatedAt, mine.Value.ProjectId), cancel);
            return Made.Created($"/v1/jobs/{mine.Value.Id}/comments", CommentAnswer.Of(comment));
        });

    private static bool MayTalk(Caller caller, Job job) => caller.Actor.Has(Role.PrivacyOfficer) || caller.Actor.Subject == job.SubmittedBy;

    private static Refusal NotInvolved { get; } =
        new(RefusalKind.Forbidden, "not-involved", "Comments are for privacy officers and whoever submitted the job.");
}
