using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Vault.Matches;

/// <summary>Columns of a delivery by row, as a match reads them, and what can be known of its blocks without reading them.</summary>
internal sealed class MatchColumns(Database vault)
{
    /// <summary>
    /// Rows first to last, in order; values are long, string, byte[] or null. A row is valid until the next is asked for.
    /// </summary>
    public async IAsyncEnumerable<(long Row, object?[] Values)> ReadAsync(
        DeliveryTable table, IReadOnlyList<string> fields, long first, long last, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        var columns = string.Concat(fields.Select(field => $", {ColumnOf(table, field)}"));
        await using var rows = await session.ReadAsync(
            $"SELECT row_no{columns} FROM {table.Name} WHERE row_no >= @first AND row_no <= @last ORDER BY row_no", new { first, last }, cancel);
        var values = new object?[fields.Count];
        while (await rows.ReadAsync(cancel))
        {
            for (var at = 0; at < values.Length; at++) values[at] = Value(rows, at + 1);
            yield return (rows.GetInt64(0), values);
        }
    }

    /// <summary>Rows that have a value in a field.</summary>
    public async Task<long> FilledAsync(DeliveryTable table, string field, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await session.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM {table.Name} WHERE {ColumnOf(table, field)} IS NOT NULL", null, cancel);
    }

    /// <summary>Rows that have a value in a field other than two that say nothing.</summary>
    public async Task<long> FilledAsync(DeliveryTable table, string field, byte[] nothing, byte[] everything, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await session.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM {table.Name} WHERE {ColumnOf(table, field)} NOT IN (@nothing, @everything)", new { nothing, everything },
            cancel);
    }

    /// <summary>Bytes of the encodings of a field, which are of one length; null when there are none.</summary>
    public async Task<int?> LengthAsync(DeliveryTable table, string field, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        var column = ColumnOf(table, field);
        var first = await session.FindAsync<byte[]>(
            $"SELECT {column} FROM {table.Name} WHERE {column} IS NOT NULL ORDER BY row_no {session.Dialect.Take("@one")}", new { one = 1 },
                cancel);
        return first?.Length;
    }

    /// <summary>
    /// What a block costs: pairs of rows that are equal in all of its fields, and the rows of one side in its largest group.
    /// </summary>
    /// <param name="needed">A left and a right field that must have a value besides; null for none.</param>
    public async Task<(long Comparisons, long Largest)> CountAsync(
        DeliveryTable left, DeliveryTable right, IReadOnlyList<(string Left, string Right)> block, (string Left, string Right)? needed,
            CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        var keys = Enumerable.Range(0, block.Count).ToList();
        var lefts = Groups(left, block.Select(pair => pair.Left), needed?.Left);
        var rights = Groups(right, block.Select(pair => pair.Right), needed?.Right);
        var equal = string.Join(" AND ", keys.Select(at => $"l.k{at} = r.k{at}"));
        var counts = await session.FindAsync<Counts>(
            $"""
             SELECT COALESCE(SUM(l.n * r.n), 0) AS comparisons, COALESCE(MAX(CASE WHEN l.n > r.n THEN l.n ELSE r.n END), 0) AS largest
             FROM ({lefts}) AS l JOIN ({rights}) AS r ON {equal}
             """,
            null,
            cancel);
        return (counts!.Comparisons, counts.Largest);
    }

    // COUNT_BIG is T-SQL's alone; a cast gives 64 bits on both.
    private static string Groups(DeliveryTable table, IEnumerable<string> fields, string? needed)
    {
        var columns = fields.Select(field => ColumnOf(table, field)).ToList();
        var present = columns.Concat(needed is null ? [] : [ColumnOf(table, needed)]).Select(column => $"{column} IS NOT NULL");
        return $"SELECT {string.Join(", ", columns.Select((column, at) => $"{column} AS k{at}"))}, SUM(CAST(1 AS bigint)) AS n "
            + $"FROM {table.Name} WHERE {string.Join(" AND ", present)} GROUP BY {string.Join(", ", columns)}";
    }

    private static object? Value(DbDataReader rows, int at) => rows.GetValue(at) switch
    {
        DBNull => null,
        string text => text,
        byte[] bytes => bytes,
        var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
    };

    private static string ColumnOf(DeliveryTable table, string field) =>
        table.Layout.Find(field)?.Column ?? throw new InvalidOperationException(
            "A checked question names a field that its delivery does not hold.");

    private sealed class Counts
    {
        public required long Comparisons { get; init; }

        public required long Largest { get; init; }
    }
}
