namespace Linkage.Api.Agreements;

internal static class AgreementEndpoints
{
    public static void MapAgreements(this RouteGroupBuilder project)
    {
        WriteAgreement.Map(project);
        ReadClauses.Map(project);
        var agreements = project.MapGroup("/agreements");
        ReadAgreements.Map(agreements);
        ProposeAgreement.Map(agreements);
        AcceptAgreement.Map(agreements);
    }
}
