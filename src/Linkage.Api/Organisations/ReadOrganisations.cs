using Linkage.Api.Answers;
using Linkage.Api.Problems;
using Linkage.Api.Requests;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Organisations;

namespace Linkage.Api.Organisations;

internal static class ReadOrganisations
{
    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("", ListAsync)
            .Describe("listOrganisations", "List organisations", "In the order of their short names.")
            .Lists<OrganisationAnswer>();
        organisations.MapGet("/{organisationId}", FindAsync)
            .Describe("readOrganisation", "Read an organisation", "By its short name.")
            .Answers<OrganisationAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext http, Paging paging, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var rows = await OrganisationStore.ListAsync(session, paging.Page, cancel);
        return ItemList.Of(http, paging.Page, rows, row => row.Id.Value, OrganisationAnswer.Of);
    }

    private static async Task<IResult> FindAsync(string organisationId, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await OrganisationStore.FindAsync(session, new OrganisationId(organisationId), cancel) is { } found
            ? Results.Ok(OrganisationAnswer.Of(found))
            : new Problem(Refusal.NotFound);
    }
}
