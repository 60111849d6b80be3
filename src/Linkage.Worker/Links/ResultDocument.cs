using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Questions;
using Linkage.Domain.Regression;
using Linkage.Worker.Outputs;

namespace Linkage.Worker.Links;

/// <summary>
/// What reviewers see and what later leaves: the protected tables with where they come from. Nothing in it depends on when or how often
/// the job ran, so that a run again gives the same bytes.
/// </summary>
internal static class ResultDocument
{
    /// <summary>Said in every result, for people who decide.</summary>
    private const string Caution =
        "Group figures only: nothing may be concluded about one person, household or organisation, and nothing may be used for individual decisions.";

    private static readonly JsonSerializerOptions Indented = new(PublishedTables.Json) { WriteIndented = true };

    /// <param name="protection">What readers are told of the method; left out when it is null.</param>
    public static string Write(
        BoundQuestion question, AgreementDocument agreement, int version, IReadOnlyList<JobInput> inputs, bool dryRun,
        PublishedTables tables,
        IReadOnlyList<PublishedModel> models, JsonObject? protection)
    {
        var document = new JsonObject
        {
            ["question"] = new JsonObject
            {
                ["name"] = question.Question.Name,
                ["title"] = question.Question.Title,
                ["hash"] = HashOf(QuestionRules.Canonical(question.Question)),
            },
            ["agreement"] =
                new JsonObject { ["title"] = agreement.Title, ["version"] = version, ["purpose"] = agreement.Purpose, ["recipient"] = agreement.Recipient },
            ["madeUp"] = dryRun,
            ["inputs"] = new JsonArray([.. inputs.Select(Input)]),
            ["caution"] = Caution,
            ["tables"] = JsonSerializer.SerializeToNode(tables, PublishedTables.Json)!["tables"]!.DeepClone(),
        };
        if (protection is not null) document.Insert(document.Count - 1, "protection", protection);
        if (PublishedRatio.AllOf(question, tables) is { Count: > 0 } ratios)
            document["ratios"] = JsonSerializer.SerializeToNode(ratios, PublishedTables.Json);
        if (models.Count > 0) document["models"] = JsonSerializer.SerializeToNode(models, PublishedTables.Json);
        return document.ToJsonString(Indented) + "\n";
    }

    /// <summary>What a reviewer signs for: lower-case hexadecimal SHA-256 over both texts, each with its length before it.</summary>
    public static string Hash(string document, string report) =>
        HashOf(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(document)}:{document}{Encoding.UTF8.GetByteCount(report)}:{report}"));

    public static string HashOf(string text) => HashOf(Encoding.UTF8.GetBytes(text));

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static JsonObject Input(JobInput input) => new()
    {
        ["alias"] = input.Input.Alias,
        ["dataset"] = input.Input.Dataset.Name,
        ["organisation"] = input.Input.Partner,
        ["period"] = input.Delivery?.Period,
    };
}
