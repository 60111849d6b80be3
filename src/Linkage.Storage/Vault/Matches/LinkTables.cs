using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Vault.Matches;

/// <summary>
/// Which matches there are, and the tables that come and go with them. Writes prove first that the match is still being scanned.
/// </summary>
internal sealed class LinkTables(Database vault)
{
    private const string Find =
        "SELECT number, state, model, quality FROM matches WHERE left_delivery = @left AND right_delivery = @right AND owner = @owner";

    public async Task<LinkTable?> FindAsync(DeliveryId left, DeliveryId right, string owner, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await FindAsync(session, left, right, owner, cancel);
    }

    /// <summary>Makes the match with its empty tables, or finds it where an earlier run that died made it.</summary>
    /// <param name="model">Of a probabilistic match; the same for the same deliveries.</param>
    public Task<LinkTable> BeginAsync(
        ProjectId project, DeliveryId left, DeliveryId right, string owner, string? model, CancellationToken cancel) =>
        vault.WriteAsync(
            async session =>
            {
                await session.Dialect.LockAsync(session, "linkage-matches", cancel);
                if (await FindAsync(session, left, right, owner, cancel) is { } known) return known;
                await session.ExecuteAsync("UPDATE match_numbers SET last = last + 1", null, cancel);
                var number = await session.ScalarAsync<int>("SELECT last FROM match_numbers", null, cancel);
                await session.ExecuteAsync(
                    """
                    INSERT INTO matches (number, project_id, left_delivery, right_delivery, owner, state, model)
                    VALUES (@number, @project, @left, @right, @owner, 'Scanning', @model)
                    """,
                    new { number, project, left, right, owner, model },
                    cancel);
                await session.ExecuteAsync(PairsText(session.Dialect, number), null, cancel);
                await session.ExecuteAsync(
                    $"CREATE INDEX ix_{LinkTable.PairsOf(number)} ON {LinkTable.PairsOf(number)} (range_no)", null, cancel);
                await session.ExecuteAsync(BlockTables.TableText(session.Dialect, number), null, cancel);
                return new LinkTable(number, false, model, null);
            },
            cancel);

    /// <summary>Puts what one range found in the place of what an earlier try of it may have left.</summary>
    /// <returns>False when the match is no longer scanned: it was finished, cancelled or purged.</returns>
    public Task<bool> PutAsync(int number, int range, IReadOnlyList<StoredPair> pairs, CancellationToken cancel) =>
        vault.WriteAsync(
            async session =>
            {
                if (!await IsScannedAsync(session, number, cancel)) return false;
                var table = LinkTable.PairsOf(number);
                await session.ExecuteAsync($"DELETE FROM {table} WHERE range_no = @range", new { range }, cancel);
                await CopyAsync(session, table, ["range_no", "left_row", "right_row", "score"], pairs, range, cancel);
                return true;
            },
            cancel);

    /// <summary>
    /// Everything that the ranges found, by left and right row; more than <paramref name="most"/> when there are too many.
    /// </summary>
    /// <param name="top">Only so many of the best pairs of each left row, of those with one score the first right rows; null for all.</param>
    public async Task<List<StoredPair>> PairsAsync(LinkTable match, int most, int? top, CancellationToken cancel)
    {
        var pairs = top is null
            ? match.Pairs
            : $"""
               (SELECT left_row, right_row, score, ROW_NUMBER() OVER (PARTITION BY left_row ORDER BY score DESC, right_row) AS place
                FROM {match.Pairs}) AS p WHERE place <= @top
               """;
        await using var session = await vault.ReadAsync(cancel);
        var count = await session.ScalarAsync<long>($"SELECT COALESCE(SUM(CAST(1 AS bigint)), 0) FROM {pairs}", new { top }, cancel);
        await using var rows = await session.ReadAsync(
            $"SELECT left_row, right_row, score FROM {pairs} ORDER BY left_row, right_row", new { top }, cancel);
        var found = new List<StoredPair>((int)Math.Min(count, most + 1L));
        while (found.Count <= most && await rows.ReadAsync(cancel))
            found.Add(new((int)rows.GetInt64(0), (int)rows.GetInt64(1), (int)rows.GetInt64(2)));
        return found;
    }

    /// <summary>Makes the links, all at once; the pairs go.</summary>
    /// <param name="made">In one order whoever makes them, as each holds its row.</param>
    /// <param name="sharedAs">Under which owner later jobs find them; null when they may not.</param>
    /// <returns>False when a match is no longer scanned: somebody else was first, or it was cancelled or purged.</returns>
    public Task<bool> FinishAsync(IReadOnlyList<MadeLinks> made, string? sharedAs, CancellationToken cancel) =>
        vault.WriteAsync(
            async session =>
            {
                foreach (var one in made)
                    if (!await IsScannedAsync(session, one.Match.Number, cancel)) return false;
                foreach (var one in made) await FinishAsync(session, one, sharedAs, cancel);
                return true;
            },
            cancel);

    /// <summary>Takes the matches of all owners away whose names begin so, whatever there is of them.</summary>
    /// <param name="owners">Letters, digits, `-` and `/`.</param>
    public async Task ForgetAsync(string owners, CancellationToken cancel)
    {
        IReadOnlyList<int> numbers;
        await using (var session = await vault.ReadAsync(cancel))
        {
            numbers = await session.ListAsync<int>(
                "SELECT number FROM matches WHERE owner LIKE @like", new { like = owners + "%" }, cancel);
        }

        if (numbers.Count > 0) await vault.WriteAsync(session => RemoveAsync(session, numbers, cancel), cancel);
    }

    /// <summary>Takes away every match that a delivery has part in, within the transaction that purges it.</summary>
    public static async Task PurgeAsync(Session session, DeliveryId delivery, CancellationToken cancel) => await RemoveAsync(
        session,
        await session.ListAsync<int>(
            "SELECT number FROM matches WHERE left_delivery = @delivery OR right_delivery = @delivery", new { delivery }, cancel),
        cancel);

    private static async Task FinishAsync(Session session, MadeLinks made, string? sharedAs, CancellationToken cancel)
    {
        var match = made.Match;
        await session.ExecuteAsync(LinksText(session.Dialect, match.Number), null, cancel);
        await CopyAsync(session, match.Name, ["left_row", "right_row", "score"], made.Links, null, cancel);
        await session.ExecuteAsync($"CREATE INDEX ix_{match.Name}_left ON {match.Name} (left_row, right_row)", null, cancel);
        await session.ExecuteAsync($"CREATE INDEX ix_{match.Name}_right ON {match.Name} (right_row, left_row)", null, cancel);
        await session.ExecuteAsync(
            "UPDATE matches SET state = 'Ready', quality = @Quality WHERE number = @Number", new { match.Number, made.Quality }, cancel);
        if (sharedAs is not null) await ShareAsync(session, match.Number, sharedAs, cancel);
        await session.ExecuteAsync($"DROP TABLE {match.Pairs}; DROP TABLE IF EXISTS {match.Blocks}", null, cancel);
    }

    private static async Task RemoveAsync(Session session, IReadOnlyList<int> numbers, CancellationToken cancel)
    {
        foreach (var number in numbers)
        {
            // Before the tables: it waits for whoever is writing, and locks the next writer out.
            await session.ExecuteAsync("DELETE FROM matches WHERE number = @number", new { number }, cancel);
            await session.ExecuteAsync(DropText(number), null, cancel);
        }
    }

    private static async Task<LinkTable?> FindAsync(
        Session session, DeliveryId left, DeliveryId right, string owner, CancellationToken cancel) =>
        await session.FindAsync<Entry>(Find, new { left, right, owner }, cancel) is { } entry
            ? new LinkTable(entry.Number, entry.State == "Ready", entry.Model, entry.Quality)
            : null;

    /// <summary>Holds the row for the rest of the transaction, so that nobody finishes or purges the match meanwhile.</summary>
    internal static async Task<bool> IsScannedAsync(Session session, int number, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "UPDATE matches SET state = 'Scanning' WHERE number = @number AND state = 'Scanning'", new { number }, cancel) == 1;

    /// <summary>Unless another job was first: then these links stay the job's own and go with it.</summary>
    private static Task<int> ShareAsync(Session session, int number, string owner, CancellationToken cancel) =>
        session.ExecuteAsync(
            """
            UPDATE matches SET owner = @owner WHERE number = @number AND NOT EXISTS (
                SELECT 1 FROM matches AS o
                WHERE o.owner = @owner AND o.left_delivery = matches.left_delivery AND o.right_delivery = matches.right_delivery)
            """,
            new { number, owner },
            cancel);

    private static async Task CopyAsync(
        Session session, string table, string[] columns, IReadOnlyList<StoredPair> pairs, int? range, CancellationToken cancel)
    {
        await using var writer = await session.Dialect.BulkAsync(session, table, columns, cancel);
        var row = new object?[columns.Length];
        foreach (var pair in pairs)
        {
            if (range is { } number) row[0] = (long)number;
            (row[^3], row[^2], row[^1]) = ((long)pair.LeftRow, (long)pair.RightRow, (long)pair.Score);
            await writer.WriteAsync(row, cancel);
        }

        await writer.FinishAsync(cancel);
    }

    private static string DropText(int number) =>
        $"DROP TABLE IF EXISTS {LinkTable.PairsOf(number)}; DROP TABLE IF EXISTS {LinkTable.BlocksOf(number)}; "
        + $"DROP TABLE IF EXISTS {LinkTable.NameOf(number)}";

    private static string PairsText(SqlDialect dialect, int number) =>
        Table(dialect, LinkTable.PairsOf(number), "range_no", "left_row", "right_row", "score");

    private static string LinksText(SqlDialect dialect, int number) =>
        Table(dialect, LinkTable.NameOf(number), "left_row", "right_row", "score");

    private static string Table(SqlDialect dialect, string name, params string[] columns)
    {
        var (type, ending) = SqliteRows.Speaks(dialect) ? ("INTEGER", " STRICT") : ("bigint", "");
        return $"CREATE TABLE {name} ({string.Join(", ", columns.Select(column => $"{column} {type} NOT NULL"))}){ending}";
    }

    private sealed class Entry
    {
        public required int Number { get; init; }

        public required string State { get; init; }

        public string? Model { get; init; }

        public string? Quality { get; init; }
    }
}
