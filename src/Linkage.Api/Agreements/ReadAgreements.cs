using System.Globalization;
using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Api.Tenancies;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Projects;
using Linkage.Storage.Databases;
using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

internal static class ReadAgreements
{
    public static void Map(RouteGroupBuilder agreements)
    {
        agreements.MapGet("", ListAsync)
            .Describe(
                "listAgreements",
                "List the versions of the agreement",
                "Newest first, without their documents. Drafts are for the owner only.")
            .Lists<AgreementAnswer>();
        agreements.MapGet("/{version}", FindAsync)
            .Describe(
                "readAgreement",
                "Read a version of the agreement",
                "With its document and who accepted it; a draft has an ETag for If-Match.")
            .Answers<AgreementAnswer>();
    }

    private static async Task<IResult> ListAsync(Caller caller, Mine<Project> project, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        List<AgreementAnswer> answers = [];
        foreach (var agreement in await AgreementStore.ListAsync(session, project.Value.Id, cancel))
        {
            if (!IsVisible(agreement, project.Value, caller)) continue;
            var acceptances = await AcceptanceStore.ListAsync(session, agreement.ProjectId, agreement.Version, cancel);
            answers.Add(AgreementAnswer.Of(agreement, acceptances, whole: false));
        }

        return ItemList.Whole(answers);
    }

    private static async Task<IResult> FindAsync(
        HttpContext http, string version, Caller caller, Mine<Project> project, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        if (!TryVersion(version, out var number)
            || await AgreementStore.FindAsync(session, project.Value.Id, number, cancel) is not { } agreement
            || !IsVisible(agreement, project.Value, caller))
        {
            return new Problem(Refusal.NotFound);
        }

        http.Response.Headers.ETag = AgreementTag.Of(agreement);
        return Results.Ok(
            AgreementAnswer.Of(agreement, await AcceptanceStore.ListAsync(session, agreement.ProjectId, number, cancel), whole: true));
    }

    public static bool TryVersion(string text, out int version) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version) && version > 0;

    private static bool IsVisible(Agreement agreement, Project project, Caller caller) =>
        agreement.State != AgreementState.Draft || project.Owner == caller.Organisation;
}
