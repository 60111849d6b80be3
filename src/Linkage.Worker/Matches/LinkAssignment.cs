using System.Globalization;
using System.Text.Json;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches;

/// <summary>From the pairs that all ranges found to the links that the job joins through.</summary>
internal sealed class LinkAssignment(LinkTables tables, Database vault)
{
    /// <summary>Of all ranges together; assigning takes about sixty bytes of each.</summary>
    public const int MostPairs = 5_000_000;

    /// <param name="sharedAs">Under which owner later jobs find the links; null when they may not.</param>
    /// <returns>The match with its links; none when they are being made elsewhere. Refused when there are too many pairs to
    /// assign.</returns>
    public async Task<Outcome<IReadOnlyList<ScannedMatch>>> RunAsync(ScannedMatch scanned, string? sharedAs, CancellationToken cancel)
    {
        var links = await LinksAsync(scanned, cancel);
        if (links.IsRefused) return links.Refusal;
        var quality = await QualityAsync(scanned, links.Value, cancel);
        if (!await tables.FinishAsync([new(scanned.Table, links.Value, quality)], sharedAs, cancel)) return Array.Empty<ScannedMatch>();
        return new[] { scanned with { Table = scanned.Table with { IsReady = true, Quality = quality } } };
    }

    /// <summary>The pairs that take part, by left and right row; refused as `too-many-pairs`.</summary>
    public static async Task<Outcome<List<StoredPair>>> PairsAsync(LinkTables tables, ScannedMatch scanned, CancellationToken cancel)
    {
        var settings = scanned.Match.Settings;
        var stored = await tables.PairsAsync(scanned.Table, MostPairs, settings.TopK, cancel);
        if (stored.Count > MostPairs) return TooMany(settings);
        if (settings.TopK is not { } top) return stored;
        var best = TopPairs.OfBothSides(
            stored.ConvertAll(pair => new ScoredPair(pair.LeftRow, pair.RightRow, scanned.Matching.ScoreOf(pair.Score, false))), top);
        return Stored(best, stored);
    }

    public static Refusal TooMany(MatchSettings settings) =>
        new MatchOptions(settings.Measure, settings.Threshold, MaxPairs: MostPairs).TooManyPairs();

    /// <summary>Pairs and what is made of them on the way are gone before links are judged.</summary>
    private async Task<Outcome<List<StoredPair>>> LinksAsync(ScannedMatch scanned, CancellationToken cancel)
    {
        var method = scanned.Match.Settings.Assignment;
        var stored = await PairsAsync(tables, scanned, cancel);
        if (stored.IsRefused) return stored.Refusal;
        var pairs = stored.Value.ConvertAll(
            pair => new ScoredPair(pair.LeftRow, pair.RightRow, scanned.Matching.ScoreOf(pair.Score, method == MatchAssignment.Optimal)));
        if (Assignment.RefusalOf(MethodOf(method), pairs) is { } refusal) return refusal;
        var chosen = method == MatchAssignment.ManyToOne
            ? SharedAssignment.Of(pairs, await SubjectsAsync(scanned.Match, cancel))
            : await Task.Run(() => Assignment.Choose(MethodOf(method), pairs, null, cancel), cancel);
        return Stored(chosen, stored.Value);
    }

    /// <summary>What can be said of the links, as JSON.</summary>
    public static async Task<string> QualityAsync(ScannedMatch scanned, IReadOnlyList<StoredPair> links, CancellationToken cancel)
    {
        var judged = links.Select(link => new ScoredPair(link.LeftRow, link.RightRow, link.Score)).ToList();
        return Write(await scanned.Matching.JudgeAsync(judged, scanned.Table.Model, cancel));
    }

    /// <summary>
    /// Counts of groups and of scores: for the officer's report, and subject to disclosure control before they go further.
    /// </summary>
    private static string Write(MatchQuality quality) => JsonSerializer.Serialize(quality, JsonSerializerOptions.Web);

    private static AssignmentMethod MethodOf(MatchAssignment assignment) => assignment switch
    {
        MatchAssignment.Greedy => AssignmentMethod.Greedy,
        MatchAssignment.Optimal => AssignmentMethod.Optimal,
        _ => AssignmentMethod.ManyToOne,
    };

    /// <summary>Both lists are by left and right row.</summary>
    private static List<StoredPair> Stored(IReadOnlyList<ScoredPair> chosen, List<StoredPair> stored)
    {
        var links = new List<StoredPair>(chosen.Count);
        var at = 0;
        foreach (var link in chosen)
        {
            while (stored[at].LeftRow != link.Left || stored[at].RightRow != link.Right) at++;
            links.Add(stored[at]);
        }

        return links;
    }

    /// <summary>The subject of each left row of the population; a row without one is a subject of its own.</summary>
    private async Task<Func<int, long>> SubjectsAsync(MatchInputs match, CancellationToken cancel)
    {
        var subjects = new long[match.Left.Rows + 1];
        await foreach (var (row, values) in new MatchColumns(vault).ReadAsync(match.Left, [match.Subject], 1, match.Left.Rows, cancel))
            subjects[row] = values[0] is { } subject ? Convert.ToInt64(subject, CultureInfo.InvariantCulture) : -row;
        return row => subjects[row];
    }
}
