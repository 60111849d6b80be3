using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Projects;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Agreements;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Projects;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

/// <summary>Writes the draft: the first, the next one of a draft that was read, or a new version beside the one in force.</summary>
internal static class WriteAgreement
{
    public static void Map(RouteGroupBuilder project) =>
        project.MapPut("/agreement", RunAsync)
            .NeedsRole(Role.Analyst | Role.PrivacyOfficer)
            .Describe(
                "writeAgreement", "Write the draft of the agreement",
                "By the owner. Once there is a draft, If-Match names the one that was read. After a proposal a new version begins, and the proposal is taken back.")
            .Answers<AgreementAnswer>()
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired);

    private static async Task<IResult> RunAsync(
        HttpContext http, Caller caller, Mine<Project> project, Body<AgreementDocument> body, Database control, TimeProvider clock, CancellationToken cancel)
    {
        if (Ownership.Refuse(project.Value, caller) is { } refusal) return new Problems.Problem(refusal);
        var written = await control.DecideAsync(
            session => WriteAsync(session, http.Request, caller, project.Value.Id, body.Value, clock.GetUtcNow(), cancel), cancel);
        return written.Answer(agreement =>
        {
            http.Response.Headers.ETag = AgreementTag.Of(agreement);
            http.Response.Headers.Location = $"/v1/projects/{agreement.ProjectId}/agreements/{agreement.Version}";
            return Results.Ok(AgreementAnswer.Of(agreement, [], whole: true));
        });
    }

    private static async Task<Outcome<Agreement>> WriteAsync(
        Session session, HttpRequest request, Caller caller, ProjectId id, AgreementDocument document, DateTimeOffset now, CancellationToken cancel)
    {
        await ProjectStore.LockAsync(session, id, cancel);
        var project = (await ProjectStore.FindAsync(session, id, caller.Organisation, cancel))!;
        if (project.State is ProjectState.Closed or ProjectState.Purged) return AgreementRefusals.Closed;
        var latest = await AgreementStore.LatestAsync(session, id, cancel);
        if (Precondition(request, latest) is { } refusal) return refusal;
        var text = await AgreementText.JudgeAsync(session, project, document, DateOnly.FromDateTime(now.UtcDateTime), cancel);
        if (text.IsRefused) return text.Refusal;
        var mover = new Mover(caller.Actor, now, id, $$"""{"hash":"{{text.Value.Hash}}"}""");
        var agreement = Next(latest, id, text.Value, caller, now);
        if (latest is { State: AgreementState.Draft })
            return await AgreementStore.ReviseAsync(session, agreement, mover, cancel) ? agreement : EntityTags.Stale;
        if (latest is { State: AgreementState.Proposed }) await TakeBackAsync(session, project, latest, mover, cancel);
        await AgreementStore.AddAsync(session, agreement, mover, cancel);
        return agreement;
    }

    private static Refusal? Precondition(HttpRequest request, Agreement? latest)
    {
        if (latest is { State: AgreementState.Draft }) return EntityTags.Check(request, AgreementTag.Of(latest));
        return request.Headers.IfMatch.Count > 0 ? EntityTags.Stale : null;
    }

    private static async Task TakeBackAsync(Session session, Project project, Agreement proposed, Mover mover, CancellationToken cancel)
    {
        await AgreementStore.MoveAsync(
            session, project.Id, proposed.Version, AgreementState.Proposed, AgreementState.Superseded, mover with { Detail = "{}" }, cancel);
        if (project.State == ProjectState.Proposed)
            await ProjectStore.MoveAsync(
                session, project.Id, ProjectState.Proposed, ProjectState.Draft, mover with { Detail = "{}" }, cancel);
    }

    private static Agreement Next(Agreement? latest, ProjectId project, AgreementText text, Caller caller, DateTimeOffset now)
    {
        var draft = latest is { State: AgreementState.Draft } ? latest : null;
        return new Agreement
        {
            ProjectId = project,
            Version = draft?.Version ?? (latest?.Version ?? 0) + 1,
            Revision = (draft?.Revision ?? 0) + 1,
            State = AgreementState.Draft,
            Document = text.Canonical,
            DocumentHash = text.Hash,
            CreatedBy = draft?.CreatedBy ?? caller.Actor.Subject,
            CreatedAt = draft?.CreatedAt ?? now,
            StateAt = now,
        };
    }
}
