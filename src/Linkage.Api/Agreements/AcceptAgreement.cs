using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Projects;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

/// <summary>The last acceptance puts the version in force, in its own transaction.</summary>
internal static class AcceptAgreement
{
    public static void Map(RouteGroupBuilder agreements) =>
        agreements.MapPost("/{version}/acceptances", RunAsync)
            .NeedsRole(Role.PrivacyOfficer)
            .Describe(
                "acceptAgreement", "Accept a version for one's organisation",
                "By its privacy officer, naming the hash of the document that was read. The last acceptance puts the version in force.")
            .Creates<AgreementAnswer>();

    private static Task<IResult> RunAsync(
        HttpContext http, string version, Caller caller, Mine<Project> project, Body<AcceptanceRequest> body, Creation creation,
        TimeProvider clock,
        CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session => ReadAgreements.TryVersion(version, out var number)
            ? await AcceptAsync(
                session,
                project.Value,
                number,
                body.Value.DocumentHash,
                new Mover(caller.Actor, clock.GetUtcNow(), project.Value.Id),
                cancel)
            : Refusal.NotFound);

    private static async Task<Outcome<Made>> AcceptAsync(
        Session session, Project project, int version, string hash, Mover mover, CancellationToken cancel)
    {
        await ProjectStore.LockAsync(session, project.Id, cancel);
        var agreement = await AgreementStore.FindAsync(session, project.Id, version, cancel);
        if (agreement is null or { State: AgreementState.Draft }) return Refusal.NotFound;
        var parties = AgreementText.Read(agreement).Organisations;
        if (!parties.Contains(mover.Actor.Organisation.Value)) return AgreementRefusals.NoParty;
        if (agreement.State != AgreementState.Proposed) return AgreementRefusals.NotProposed;
        if (agreement.DocumentHash != hash) return AgreementRefusals.OtherDocument;
        await AcceptanceStore.AddAsync(session, Yes(agreement, mover), mover with { Detail = $$"""{"hash":"{{hash}}"}""" }, cancel);
        var acceptances = await AcceptanceStore.ListAsync(session, project.Id, version, cancel);
        if (parties.All(party => acceptances.Any(yes => yes.OrganisationId.Value == party)))
            await EnforceAsync(session, project.Id, version, mover, cancel);
        var now = (await AgreementStore.FindAsync(session, project.Id, version, cancel))!;
        return Made.Created($"/v1/projects/{project.Id}/agreements/{version}", AgreementAnswer.Of(now, acceptances, whole: false));
    }

    private static async Task EnforceAsync(Session session, ProjectId id, int version, Mover mover, CancellationToken cancel)
    {
        var project = (await ProjectStore.FindAsync(session, id, mover.Actor.Organisation, cancel))!;
        if (project.VersionInForce is { } before)
            await AgreementStore.MoveAsync(session, id, before, AgreementState.InForce, AgreementState.Superseded, mover, cancel);
        await AgreementStore.MoveAsync(session, id, version, AgreementState.Proposed, AgreementState.InForce, mover, cancel);
        await ProjectStore.EnforceAsync(session, id, version, cancel);
        if (project.State == ProjectState.Proposed)
            await ProjectStore.MoveAsync(session, id, ProjectState.Proposed, ProjectState.Active, mover, cancel);
    }

    private static Acceptance Yes(Agreement agreement, Mover mover) => new()
    {
        ProjectId = agreement.ProjectId,
        Version = agreement.Version,
        OrganisationId = mover.Actor.Organisation,
        DocumentHash = agreement.DocumentHash,
        AcceptedBy = mover.Actor.Subject,
        AcceptedAt = mover.Now,
    };
}
