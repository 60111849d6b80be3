using Linkage.Domain.Chance;
using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Links;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Tests.Vault.Links;

/// <summary>A small table of subjects as a delivery leaves it in the vault, and the same rows in memory.</summary>
/// <param name="Rows">Three subject columns and an integer; null where missing. The row number is the position, from 1.</param>
internal sealed record LinkRoom(DeliveryTable Table, IReadOnlyList<long?[]> Rows)
{
    private const int Subjects = 3;

    private static readonly DeliveryLayout Layout = new(
    [
        .. Enumerable.Range(0, Subjects).Select(at => new DeliveryColumn($"key{at}", $"f{at}", ColumnKind.Subject, 0, "person")),
        new DeliveryColumn("value", "f3", ColumnKind.Integer),
    ]);

    public static async Task<LinkRoom> StoreAsync(Session session, Seeded chance, CancellationToken cancel)
    {
        var id = Identifier.New<DeliveryId>();
        var rows = Enumerable.Range(0, chance.Below(14)).Select(_ => Layout.Columns.Select(_ => Value(chance)).ToArray()).ToList();
        await session.ExecuteAsync(TableText.Final(session.Dialect, id, Layout), null, cancel);
        await using (var writer = await session.Dialect.BulkAsync(
            session, DeliveryTable.NameOf(id), ["row_no", .. Layout.Columns.Select(column => column.Column)], cancel))
        {
            for (var at = 0; at < rows.Count; at++) await writer.WriteAsync([at + 1L, .. rows[at].Cast<object?>()], cancel);
            await writer.FinishAsync(cancel);
        }

        for (var at = 0; at < Subjects; at++) await session.ExecuteAsync(TableText.Index(session.Dialect, id, Layout, at), null, cancel);
        return new(new DeliveryTable(id, Identifier.New<ProjectId>(), "d", DeliveryTable.NameOf(id), Layout, rows.Count), rows);
    }

    /// <summary>The rows that a row of the left input finds, with the number of the key that found them.</summary>
    public IReadOnlyList<(int Row, int Key)> Find(LinkRoom left, int? leftRow, LinkJoin join, ISet<(long, long)> links)
    {
        if (leftRow is not { } from) return [];
        if (join is TableJoin)
            return [.. Enumerable.Range(0, Rows.Count).Where(at => links.Contains((from + 1, at + 1))).Select(at => (at, 1))];
        var keys = ((KeyJoin)join).Keys;
        for (var key = 0; key < keys.Count; key++)
        {
            var held = left.Rows[from][Place(keys[key].LeftField)];
            var found = Enumerable.Range(0, Rows.Count)
                .Where(at => held is not null && Rows[at][Place(keys[key].RightField)] == held)
                .ToList();
            if (found.Count > 0) return [.. found.Select(at => (at, key + 1))];
        }

        return [];
    }

    public static int Place(string field) => Layout.Columns.ToList().FindIndex(column => column.Field == field);

    // Few values over few rows: keys repeat, miss and are missing.
    private static long? Value(Seeded chance) => chance.Below(7) is var drawn and > 0 ? drawn : null;
}
