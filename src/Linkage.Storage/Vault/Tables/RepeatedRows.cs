using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Tables;

/// <summary>Finds the staged rows that may not be there because an earlier row has the same key.</summary>
internal static class RepeatedRows
{
    /// <summary>How many rows repeat the key of an earlier row, and the first of them. A key with a missing part repeats nothing.</summary>
    /// <param name="key">Positions of its fields; subject fields must have been collected.</param>
    /// <param name="most">How many row numbers are wanted at most.</param>
    public static async Task<(long Total, IReadOnlyList<long> First)> FindAsync(
        Session session, DeliveryId id, DeliveryLayout layout, IReadOnlyList<int> key, int most, CancellationToken cancel)
    {
        var total = await session.ScalarAsync<long>(TotalText(id, layout, key), null, cancel);
        if (total == 0) return (0, []);
        var (staging, columns) = (DeliveryTable.StagingOf(id), Columns(key));
        var first = await session.ListAsync<long>(
            $"""
             SELECT row_no FROM (
                SELECT row_no, ROW_NUMBER() OVER (PARTITION BY {columns} ORDER BY row_no) AS place FROM {staging} WHERE {Present(key)}) AS ranked
             WHERE place > 1 ORDER BY row_no {session.Dialect.Take("@most")}
             """,
            new { most },
            cancel);
        return (total, first);
    }

    /// <summary>A single pseudonym has been counted when it was collected; every other key is counted here.</summary>
    private static string TotalText(DeliveryId id, DeliveryLayout layout, IReadOnlyList<int> key) =>
        key.Count == 1 && layout.Columns[key[0]].Kind == ColumnKind.Subject
            ? $"SELECT COALESCE(SUM(occurrences - 1), 0) FROM {DeliveryTable.KeysOf(id, key[0])}"
            : $"""
               SELECT COALESCE(SUM(n - 1), 0) FROM (
                  SELECT COUNT(*) AS n FROM {DeliveryTable.StagingOf(id)} WHERE {Present(key)} GROUP BY {Columns(key)}) AS grouped
               """;

    private static string Columns(IReadOnlyList<int> key) => string.Join(", ", key.Select(at => $"f{at}"));

    private static string Present(IReadOnlyList<int> key) => string.Join(" AND ", key.Select(at => $"f{at} IS NOT NULL"));
}
