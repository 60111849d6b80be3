namespace Linkage.Api.Organisations;

internal static class OrganisationEndpoints
{
    public static void MapOrganisations(this RouteGroupBuilder v1)
    {
        var organisations = v1.MapGroup("/organisations");
        ReadOrganisations.Map(organisations);
        CreateOrganisation.Map(organisations);
    }
}
