using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches;

/// <summary>
/// From the pairs of every two inputs of a group to links: rows that fall into one group are one subject. All tables of links come at once.
/// </summary>
internal sealed class GroupAssignment(LinkTables tables)
{
    private const double AllPairs = 1;

    /// <returns>The matches with their links; none when they are being made elsewhere. Refused when there are too many pairs.</returns>
    public async Task<Outcome<IReadOnlyList<ScannedMatch>>> RunAsync(IReadOnlyList<ScannedMatch> scanned, CancellationToken cancel)
    {
        var settings = scanned[0].Match.Settings;
        List<string> parties = [.. scanned.SelectMany(one => new[] { one.Match.Join.Left, one.Match.Join.Input.Alias }).Distinct()];
        var pairs = new List<PartyPair>();
        foreach (var one in scanned)
        {
            var stored = await LinkAssignment.PairsAsync(tables, one, cancel);
            if (stored.IsRefused) return stored.Refusal;
            if (pairs.Count + stored.Value.Count > LinkAssignment.MostPairs) return LinkAssignment.TooMany(settings);
            var (left, right) = SidesOf(one, parties);
            pairs.AddRange(
                stored.Value.Select(pair => new PartyPair(new(left, pair.LeftRow), new(right, pair.RightRow), pair.Score)));
        }

        var groups = await Task.Run(() => RecordGroups.Solve(pairs, settings.MergeShare ?? AllPairs, onePerParty: true), cancel);
        return await FinishAsync(scanned, parties, groups, pairs, cancel);
    }

    private async Task<Outcome<IReadOnlyList<ScannedMatch>>> FinishAsync(
        IReadOnlyList<ScannedMatch> scanned, List<string> parties, IReadOnlyList<IReadOnlyList<PartyRecord>> groups,
        IReadOnlyList<PartyPair> pairs, CancellationToken cancel)
    {
        var scores = pairs.ToDictionary(pair => (pair.First, pair.Second), pair => (int)pair.Score);
        var made = new List<MadeLinks>();
        foreach (var one in scanned)
        {
            var links = LinksOf(SidesOf(one, parties), groups, scores);
            // What no table reads is not told of either.
            var quality = IsRead(one) ? await LinkAssignment.QualityAsync(one, links, cancel) : null;
            made.Add(new(one.Table, links, quality));
        }

        if (!await tables.FinishAsync(made, null, cancel)) return Array.Empty<ScannedMatch>();
        return scanned.Zip(made, (one, its) => one with { Table = one.Table with { IsReady = true, Quality = its.Quality } }).ToList();
    }

    private static (int Left, int Right) SidesOf(ScannedMatch one, List<string> parties) =>
        (parties.IndexOf(one.Match.Join.Left), parties.IndexOf(one.Match.Join.Input.Alias));

    /// <summary>Two rows of a group that do not reach the threshold themselves are linked through a third, with a score of zero.</summary>
    private static List<StoredPair> LinksOf(
        (int Left, int Right) sides, IReadOnlyList<IReadOnlyList<PartyRecord>> groups,
        Dictionary<(PartyRecord First, PartyRecord Second), int> scores)
    {
        var links = new List<StoredPair>();
        foreach (var group in groups)
        {
            var (left, right) = (Of(group, sides.Left), Of(group, sides.Right));
            if (left is { } first && right is { } second)
                links.Add(new(first.Record, second.Record, scores.GetValueOrDefault((first, second))));
        }

        links.Sort((a, b) => a.LeftRow.CompareTo(b.LeftRow));
        return links;
    }

    private static PartyRecord? Of(IReadOnlyList<PartyRecord> group, int party)
    {
        foreach (var record in group)
            if (record.Party == party) return record;
        return null;
    }

    private static bool IsRead(ScannedMatch one) => one.Match.Name == one.Match.Join.Input.Alias;
}
