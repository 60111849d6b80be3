using Linkage.Api.Identity;
using Linkage.Api.Projects;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Projects;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

internal static class ProposeAgreement
{
    public static void Map(RouteGroupBuilder agreements) =>
        agreements.MapPost("/{version}/proposal", RunAsync)
            .NeedsRole(Role.Analyst | Role.PrivacyOfficer)
            .Describe(
                "proposeAgreement", "Propose a draft", "By the owner, to every organisation that it names; from here they see the project.")
            .Creates<AgreementAnswer>(StatusCodes.Status200OK);

    private static Task<IResult> RunAsync(
        HttpContext http, string version, Caller caller, Mine<Project> project, Body<Empty> body, Creation creation, TimeProvider clock, CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session =>
        {
            if (Ownership.Refuse(project.Value, caller) is { } refusal) return refusal;
            if (!ReadAgreements.TryVersion(version, out var number)) return Refusal.NotFound;
            return await ProposeAsync(session, project.Value.Id, number, caller, clock.GetUtcNow(), cancel);
        });

    private static async Task<Outcome<Made>> ProposeAsync(
        Session session, ProjectId id, int version, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        await ProjectStore.LockAsync(session, id, cancel);
        var project = (await ProjectStore.FindAsync(session, id, caller.Organisation, cancel))!;
        if (project.State is ProjectState.Closed or ProjectState.Purged) return AgreementRefusals.Closed;
        if (await AgreementStore.FindAsync(session, id, version, cancel) is not { } agreement) return Refusal.NotFound;
        // What was in order when written may not be so any more: a retention date passes.
        var document = AgreementText.Read(agreement);
        var text = await AgreementText.JudgeAsync(session, project, document, DateOnly.FromDateTime(now.UtcDateTime), cancel);
        if (text.IsRefused) return text.Refusal;
        if (QuestionRules.CannotBeJudged(document) is { } cannotJudge) return cannotJudge;
        var mover = new Mover(caller.Actor, now, id);
        if (!await AgreementStore.MoveAsync(session, id, version, AgreementState.Draft, AgreementState.Proposed, mover, cancel))
            return AgreementRefusals.NotDraft;
        await AgreementStore.ProposedAsync(session, id, version, now, cancel);
        await ProjectStore.AdmitAsync(session, id, document.Organisations.Select(name => new OrganisationId(name)), cancel);
        if (project.State == ProjectState.Draft)
            await ProjectStore.MoveAsync(session, id, ProjectState.Draft, ProjectState.Proposed, mover, cancel);
        return Made.Done(AgreementAnswer.Of((await AgreementStore.FindAsync(session, id, version, cancel))!, [], whole: false));
    }
}
