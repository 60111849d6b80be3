using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Questions;
using Linkage.Storage.Vault.Matches;
using Linkage.Worker.Links;

namespace Linkage.Worker.Matches;

/// <summary>
/// What the officer reads of a match: how it was made, and how good it is likely to be, in shares of many records and never in counts. Of
/// few records nothing is told but the settings: a share of them would be a count.
/// </summary>
internal static class MatchReport
{
    public const int FewRecords = 1_000;

    /// <summary>Every fifth hundredth: rates between are no news.</summary>
    private const int EveryRate = 5;

    /// <param name="input">The joined one; in a dry run it has no links.</param>
    public static JsonObject Of(JobInput input, BoundMatch match)
    {
        var report = new JsonObject
        {
            ["threshold"] = match.Settings.Threshold,
            ["assignment"] = JsonNamingPolicy.CamelCase.ConvertName(match.Settings.Assignment.ToString()),
        };
        if (input.Links is not { Quality: { } text } links) return report;
        var quality = JsonSerializer.Deserialize<MatchQuality>(text, JsonSerializerOptions.Web)!;
        if (TrainingOf(links) is { } training) report["training"] = training;
        if (quality.Scores.Counts.Sum() < FewRecords) return report;
        report["scores"] = new JsonObject
        {
            ["from"] = Math.Round(quality.Scores.From, 2),
            ["percent"] = new JsonArray([.. PercentOf(quality.Scores).Select(percent => JsonValue.Create(percent))]),
        };
        report["expected"] = new JsonArray([.. quality.Rates.Where((_, at) => at % EveryRate == 0).Select(RateOf)]);
        return report;
    }

    private static int[] PercentOf(ScoreHistogram scores)
    {
        var all = scores.Counts.Sum();
        return [.. scores.Counts.Select(count => (int)Math.Round(100.0 * count / all))];
    }

    private static JsonNode RateOf(ErrorRate rate) => new JsonObject
    {
        ["threshold"] = Math.Round(rate.Threshold, 2),
        ["falseMatches"] = Math.Round(rate.FalseMatchRate, 3),
        ["missedMatches"] = Math.Round(rate.MissedMatchRate, 3),
    };

    /// <summary>How each fit of the model went.</summary>
    private static JsonArray? TrainingOf(LinkTable links)
    {
        if (links.Model is not { } model || JsonNode.Parse(model)?["training"] is not JsonArray { Count: > 0 } fits) return null;
        return new JsonArray(
            [.. fits.Select(fit => new JsonObject { ["block"] = fit!["block"]!.DeepClone(), ["iterations"] = fit["iterations"]!.DeepClone() })]);
    }
}
