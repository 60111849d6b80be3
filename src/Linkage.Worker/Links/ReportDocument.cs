using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;

namespace Linkage.Worker.Links;

/// <summary>What the privacy officer reads (disclosure.md, section 6). Confidential: it speaks of margins and of true sizes.</summary>
internal static class ReportDocument
{
    private static readonly JsonSerializerOptions Indented = new(PublishedTables.Json) { WriteIndented = true };

    /// <param name="disclosure">The report of the method of protection.</param>
    public static string Write(
        AgreementDocument agreement, IReadOnlyList<JobInput> inputs, LinkQuality quality, DisclosurePolicy policy, object disclosure)
    {
        var document = new JsonObject
        {
            ["purpose"] = agreement.Purpose,
            ["recipient"] = agreement.Recipient,
            ["population"] = new JsonObject { ["subjects"] = quality.Subjects, ["rows"] = quality.Rows },
            ["inputs"] = new JsonArray([.. inputs.Select(input => Input(input, quality))]),
            ["policy"] = JsonSerializer.SerializeToNode(policy, PublishedTables.Json),
            ["disclosure"] = JsonSerializer.SerializeToNode(disclosure, disclosure.GetType(), PublishedTables.Json),
        };
        return document.ToJsonString(Indented) + "\n";
    }

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
