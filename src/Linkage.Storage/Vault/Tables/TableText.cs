using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Tables;

/// <summary>
/// The SQL of the tables that come and go with a delivery. Names are made of identifiers and numbers, never of caller data.
/// </summary>
internal static class TableText
{
    private const int LongestIncluded = 200;

    /// <summary>Rows as read, pseudonyms in place of subjects.</summary>
    public static string Staging(SqlDialect dialect, DeliveryId id, DeliveryLayout layout) =>
        Create(
            dialect,
            DeliveryTable.StagingOf(id),
            layout,
            column => column.Kind == ColumnKind.Subject ? Pseudonym(dialect) : Type(dialect, column));

    /// <summary>Rows as they are linked.</summary>
    public static string Final(SqlDialect dialect, DeliveryId id, DeliveryLayout layout) =>
        Create(dialect, DeliveryTable.NameOf(id), layout, column => Type(dialect, column));

    /// <summary>Distinct pseudonyms of one field, with how many rows hold each.</summary>
    public static string Keys(SqlDialect dialect, DeliveryId id, int field) =>
        SqliteRows.Speaks(dialect)
            ? $"CREATE TABLE {DeliveryTable.KeysOf(id, field)} (pseudonym BLOB NOT NULL PRIMARY KEY, occurrences INTEGER NOT NULL) STRICT, WITHOUT ROWID"
            : $"CREATE TABLE {DeliveryTable.KeysOf(id, field)} (pseudonym binary(16) NOT NULL PRIMARY KEY, occurrences bigint NOT NULL)";

    /// <summary>Every table that the delivery may have, in one text.</summary>
    public static string DropAll(DeliveryId id, DeliveryLayout layout) =>
        $"DROP TABLE IF EXISTS {DeliveryTable.NameOf(id)}; {DropStaging(id, layout)}";

    public static string DropStaging(DeliveryId id, DeliveryLayout layout)
    {
        var keys = layout.Subjects.Select(at => $" DROP TABLE IF EXISTS {DeliveryTable.KeysOf(id, at)};");
        return $"DROP TABLE IF EXISTS {DeliveryTable.StagingOf(id)};{string.Concat(keys)}";
    }

    /// <summary>Copies the staged rows after @after up to @upTo, each pseudonym as its subject.</summary>
    /// <param name="spines">By position of the subject field.</param>
    public static string Fill(DeliveryId id, DeliveryLayout layout, IReadOnlyDictionary<int, int> spines)
    {
        var values = layout.Columns.Select((column, at) => column.Kind == ColumnKind.Subject ? $"u{at}.subject" : $"s.f{at}");
        var joins = layout.Subjects.Select(
            at => $" LEFT JOIN subjects AS u{at} ON u{at}.spine = {spines[at]} AND u{at}.pseudonym = s.f{at}");
        return
            $"""
             INSERT INTO {DeliveryTable.NameOf(id)} (row_no, {string.Join(", ", layout.Columns.Select(column => column.Column))})
             SELECT s.row_no, {string.Join(", ", values)} FROM {DeliveryTable.StagingOf(id)} AS s{string.Concat(joins)}
             WHERE s.row_no > @after AND s.row_no <= @upTo ORDER BY s.row_no
             """;
    }

    /// <summary>
    /// By one subject field. The index holds what a join may read, encodings apart: joins go through both tables in the order of their
    /// subjects and do not jump back into rows that lie in the order of the file. It takes room once more for each subject field, so
    /// that SQL Server, whose rows leave room for long texts, reads those from the rows.
    /// </summary>
    public static string Index(SqlDialect dialect, DeliveryId id, DeliveryLayout layout, int field)
    {
        var isSqlite = SqliteRows.Speaks(dialect);
        var others = layout.Columns.Where((column, at) => at != field && column.Kind != ColumnKind.Encoding)
            .Where(column => isSqlite || column.Length <= LongestIncluded).Select(column => column.Column).ToList();
        var index = $"CREATE INDEX ix_{DeliveryTable.NameOf(id)}_{field} ON {DeliveryTable.NameOf(id)}";
        if (isSqlite) return $"{index} ({string.Join(", ", others.Prepend($"f{field}"))})";
        return others.Count == 0 ? $"{index} (f{field})" : $"{index} (f{field}) INCLUDE ({string.Join(", ", others)})";
    }

    private static string Create(SqlDialect dialect, string table, DeliveryLayout layout, Func<DeliveryColumn, string> type)
    {
        var columns = string.Concat(layout.Columns.Select(column => $", {column.Column} {type(column)} NULL"));
        return SqliteRows.Speaks(dialect)
            ? $"CREATE TABLE {table} (row_no INTEGER NOT NULL PRIMARY KEY{columns}) STRICT"
            : $"CREATE TABLE {table} (row_no bigint NOT NULL PRIMARY KEY{columns})";
    }

    private static string Pseudonym(SqlDialect dialect) => SqliteRows.Speaks(dialect) ? "BLOB" : "binary(16)";

    private static string Type(SqlDialect dialect, DeliveryColumn column) => (SqliteRows.Speaks(dialect), column.Kind) switch
    {
        (true, ColumnKind.Text) => "TEXT",
        (true, ColumnKind.Encoding) => "BLOB",
        (true, _) => "INTEGER",
        (false, ColumnKind.Text) => $"nvarchar({Units(column.Length)}) COLLATE Latin1_General_100_BIN2",
        (false, ColumnKind.Encoding) => "varbinary(4000)",
        (false, _) => "bigint",
    };

    /// <summary>A character beyond the first plane takes two units.</summary>
    private static int Units(int characters) =>
        characters is > 0 and <= DeliveryColumn.LongestText / 2 ? 2 * characters : DeliveryColumn.LongestText;
}
