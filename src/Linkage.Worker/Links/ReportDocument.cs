using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Questions;
using Linkage.Domain.Questions.Quality;
using Linkage.Worker.Quality;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Links;

/// <summary>What the privacy officer reads (disclosure.md, section 6). Confidential: it speaks of margins and of true sizes.</summary>
internal static class ReportDocument
{
    private static readonly JsonSerializerOptions Indented = new(PublishedTables.Json) { WriteIndented = true };

    /// <param name="disclosure">The report of the method of protection.</param>
    public static string Write(
        AgreementDocument agreement, BoundQuestion question, IReadOnlyList<JobInput> inputs, LinkQuality quality, DisclosurePolicy policy,
        object disclosure, Judgement? ledger)
    {
        var (least, shown) = (policy.MinimumFrequency, disclosure is RiskReport { Subjects: var published } ? published : 0);
        // Exact numbers would undo the bands of the part `quality`: who is in the tables of an inner join is known.
        var (subjects, rows) = (CountBand.Of(quality.Subjects, shown, least), CountBand.Of(quality.Rows, quality.Subjects, least));
        var met = new QualityDocument(question, inputs, quality, least).Write();
        var document = new JsonObject
        {
            ["purpose"] = agreement.Purpose,
            ["recipient"] = agreement.Recipient,
            ["population"] = new JsonObject { ["subjects"] = Band(subjects), ["rows"] = Band(rows) },
            ["inputs"] = new JsonArray([.. inputs.Select((input, at) => Input(input, at == 0 ? null : met["joins"]![at - 1]!))]),
            ["quality"] = met,
            ["policy"] = JsonSerializer.SerializeToNode(policy, PublishedTables.Json),
            ["disclosure"] = JsonSerializer.SerializeToNode(disclosure, disclosure.GetType(), PublishedTables.Json),
        };
        // The same as a page to read and print, in the document so that the reviewers' signature covers it.
        if (disclosure is RiskReport risk)
        {
            var population = string.Create(CultureInfo.InvariantCulture, $"{subjects.From:N0} to {subjects.To:N0} subjects");
            var heading = new ReportHeading(agreement.Purpose, agreement.Recipient, population, [.. inputs.Select(TextOf)], Said(ledger));
            document["page"] = ReportPage.Of(heading, risk);
        }

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

    private static JsonObject Band(CountBand band) => new() { ["from"] = band.From, ["to"] = band.To };

    private static List<string> Said(Judgement? ledger)
    {
        if (ledger is not { Outcome.IsRefused: false }) return [];
        List<string> said = [ledger.Outcome.Value.Sentence];
        if (ledger.Earlier.Count > 0)
            said.Insert(0, $"Compared with {ledger.Earlier.Count} earlier releases of the project, recalled ones included.");
        if (ledger.Nearest is { } nearest)
            said.Add($"The smallest difference of two cells is {nearest.Subjects} subjects: {nearest.Written}.");
        return said;
    }

    private static string TextOf(JobInput input) =>
        $"{input.Input.Dataset.Name} of {input.Input.Partner}" + (input.Delivery is { } delivery ? $", {delivery.Period}" : "");

    /// <param name="join">What the part `quality` says of it: exact numbers here would undo its bands. Null for the population.</param>
    private static JsonObject Input(JobInput input, JsonNode? join)
    {
        var line = new JsonObject
        {
            ["alias"] = input.Input.Alias,
            ["dataset"] = input.Input.Dataset.Name,
            ["organisation"] = input.Input.Partner,
            ["period"] = input.Delivery?.Period,
            ["delivery"] = input.Delivery?.Id.Value,
        };
        if (join is not null) line["matched"] = join["matched"]?.DeepClone();
        return line;
    }
}
