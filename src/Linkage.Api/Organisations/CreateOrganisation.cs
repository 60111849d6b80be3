using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Organisations;

namespace Linkage.Api.Organisations;

internal static class CreateOrganisation
{
    public static void Map(RouteGroupBuilder organisations) =>
        organisations.MapPost("", RunAsync)
            .NeedsRole(Role.Operator)
            .Describe("createOrganisation", "Register an organisation", "From then on its people's tokens (`org`) are let in.")
            .Creates<OrganisationAnswer>();

    private static Task<IResult> RunAsync(
        HttpContext http, Caller caller, Body<OrganisationRequest> body, Creation creation, TimeProvider clock, CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session =>
        {
            if (body.Value.Check() is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            var organisation = new Organisation { Id = new OrganisationId(body.Value.Id), Name = body.Value.Name.Trim(), CreatedAt = now };
            return await OrganisationStore.AddAsync(session, organisation, new Mover(caller.Actor, now, null), cancel)
                ? Made.Created($"/v1/organisations/{organisation.Id}", OrganisationAnswer.Of(organisation))
                : new Refusal(RefusalKind.Conflict, "organisation-exists", "There is an organisation of that short name.");
        });
}
