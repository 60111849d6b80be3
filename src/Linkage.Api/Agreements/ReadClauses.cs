using System.Text.Json.Nodes;
using Linkage.Api.Answers;
using Linkage.Api.Tenancies;
using Linkage.Domain.Agreements;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

/// <summary>What the agreement in force says of data and questions.</summary>
internal static class ReadClauses
{
    public static void Map(RouteGroupBuilder project)
    {
        project.MapGet(
            "/datasets",
            (Mine<Project> mine, Database control, CancellationToken cancel) => ListAsync(mine, control, agreed => agreed.Datasets, cancel))
            .Describe("listDatasets", "List the datasets", "As the agreement in force declares them, with schema and roles of fields.")
            .Lists<DatasetDeclaration>()
            .Refuses(StatusCodes.Status409Conflict);
        project.MapGet(
            "/questions",
            (Mine<Project> mine, Database control, CancellationToken cancel) => ListAsync(mine, control, agreed => agreed.Questions, cancel))
            .Describe(
                "listQuestions",
                "List the questions",
                "That the agreement in force names. In an open agreement analysts may compose others.")
            .Lists<Question>()
            .Refuses(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync<T>(
        Mine<Project> project, Database control, Func<AgreementDocument, IReadOnlyList<T>> clause, CancellationToken cancel)
        where T : class
    {
        await using var session = await control.ReadAsync(cancel);
        var agreed = await AgreementInForce.FindAsync(session, project.Value, cancel);
        return agreed.Answer(found => ItemList.Whole(clause(found.Document).Select(item => JsonNode.Parse(Documents.Write(item)))));
    }
}
