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
internal sealed class LinkAssignment(LinkTables tables, Database vault, MatchInputs match, IMatching matching)
{
    /// <summary>Of all ranges together; assigning takes about sixty bytes of each.</summary>
    public const int MostPairs = 5_000_000;

    /// <param name="sharedAs">Under which owner later jobs find the links; null when they may not.</param>
    /// <returns>The links; null when they are being made elsewhere. Refused when there are too many pairs to assign.</returns>
    public async Task<Outcome<LinkTable?>> RunAsync(LinkTable table, string? sharedAs, CancellationToken cancel)
    {
        var stored = await tables.PairsAsync(table, MostPairs, cancel);
        if (stored.Count > MostPairs) return new MatchOptions(
            match.Settings.Measure, match.Settings.Threshold, MaxPairs: MostPairs).TooManyPairs();
        var forSum = match.Settings.Assignment == MatchAssignment.Optimal;
        var pairs = stored.ConvertAll(pair => new ScoredPair((int)pair.LeftRow, (int)pair.RightRow, matching.ScoreOf(pair.Score, forSum)));
        if (Assignment.RefusalOf(MethodOf(match.Settings.Assignment), pairs) is { } refusal) return refusal;
        var chosen = match.Settings.Assignment == MatchAssignment.ManyToOne
            ? SharedAssignment.Of(pairs, await SubjectsAsync(cancel))
            : await Task.Run(() => Assignment.Choose(MethodOf(match.Settings.Assignment), pairs, null, cancel), cancel);
        var links = Stored(chosen, stored);
        var judged = links.Select(link => new ScoredPair((int)link.LeftRow, (int)link.RightRow, link.Score)).ToList();
        var quality = Write(await matching.JudgeAsync(judged, table.Model, cancel));
        if (!await tables.FinishAsync(table, links, quality, sharedAs, cancel)) return default(LinkTable);
        return table with { IsReady = true, Quality = quality };
    }

    /// <summary>Counts of groups and of scores: for the officer's report, and subject to disclosure control before they go further.</summary>
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
    private async Task<Func<int, long>> SubjectsAsync(CancellationToken cancel)
    {
        var subjects = new long[match.Left.Rows + 1];
        await foreach (var (row, values) in new MatchColumns(vault).ReadAsync(match.Left, [match.Subject], 1, match.Left.Rows, cancel))
            subjects[row] = values[0] is { } subject ? Convert.ToInt64(subject, CultureInfo.InvariantCulture) : -row;
        return row => subjects[row];
    }
}
