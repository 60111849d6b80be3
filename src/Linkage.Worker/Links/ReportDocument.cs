using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Links;

/// <summary>What the privacy officer reads (disclosure.md, section 6). Confidential: it speaks of margins and of true sizes.</summary>
internal static class ReportDocument
{
    private static readonly JsonSerializerOptions Indented = new(PublishedTables.Json) { WriteIndented = true };

    public static string Write(
        AgreementDocument agreement, IReadOnlyList<JobInput> inputs, LinkQuality quality, DisclosurePolicy policy, RiskReport risk,
        Judgement? ledger)
    {
        var document = new JsonObject
        {
            ["purpose"] = agreement.Purpose,
            ["recipient"] = agreement.Recipient,
            ["population"] = new JsonObject { ["subjects"] = quality.Subjects, ["rows"] = quality.Rows },
            ["inputs"] = new JsonArray([.. inputs.Select(input => Input(input, quality))]),
            ["policy"] = JsonSerializer.SerializeToNode(policy, PublishedTables.Json),
            ["disclosure"] = JsonSerializer.SerializeToNode(risk, PublishedTables.Json),
        };
        if (ledger is { Outcome.IsRefused: false }) document["differencing"] = Differencing(ledger, policy);
        return document.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Differencing(Judgement ledger, DisclosurePolicy policy) => new()
    {
        ["releasesCompared"] = new JsonArray([.. ledger.Earlier.Select(release => (JsonNode)release.Id.Value)]),
        ["minimumFrequency"] = policy.MinimumFrequency,
        ["verdict"] = ledger.Outcome.Value.Sentence,
        ["smallestDifference"] = ledger.Nearest is { } nearest
            ? new JsonObject { ["formula"] = nearest.Written, ["subjects"] = nearest.Subjects }
            : null,
    };

    private static JsonObject Input(JobInput input, LinkQuality quality)
    {
        var line = new JsonObject
        {
            ["alias"] = input.Input.Alias,
            ["dataset"] = input.Input.Dataset.Name,
            ["organisation"] = input.Input.Partner,
            ["period"] = input.Delivery?.Period,
            ["delivery"] = input.Delivery?.Id.Value,
        };
        if (!quality.Matched.TryGetValue(input.Input.Alias, out var matched)) return line;
        line["matchedSubjects"] = matched;
        line["matchedShare"] = quality.Subjects == 0 ? 0 : Math.Round((decimal)matched / quality.Subjects, 4);
        return line;
    }
}
