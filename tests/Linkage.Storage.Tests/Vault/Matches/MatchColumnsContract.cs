using Linkage.Domain.Identity;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Tests.Vault.Matches;

/// <summary>What a match reads of a delivery, and the cost of a block counted without reading it.</summary>
public abstract class MatchColumnsContract(Engine engine) : DatabaseContract(engine, "vault")
{
    private static readonly DeliveryLayout Layout = new(
    [
        new DeliveryColumn("clk", "f0", ColumnKind.Encoding, 0, "person"), new DeliveryColumn("place", "f1", ColumnKind.Text, 0, null, 20),
        new DeliveryColumn("year", "f2", ColumnKind.Year),
    ]);

    private MatchColumns Columns => new(Vault);

    [Fact]
    public async Task Rows_come_in_order_with_missing_values_as_null()
    {
        var table = await StoreAsync([[1, "x", 2001], [null, "y", null], [3, null, 2003]]);
        var rows = new List<string>();
        await foreach (var (row, values) in Columns.ReadAsync(table, ["year", "clk", "place"], 2, 3, Cancel))
            rows.Add($"{row} {values[0]} {(values[1] as byte[])?.Length} {values[2]}");
        Assert.Equal(["2   y", "3 2003 16 "], rows);
        Assert.Equal((2L, (int?)16), (await Columns.FilledAsync(table, "clk", Cancel), await Columns.LengthAsync(table, "clk", Cancel)));
    }

    [Fact]
    public async Task A_block_costs_the_products_of_its_groups()
    {
        var left = await StoreAsync([[1, "x", 2001], [1, "x", 2001], [1, "x", 2002], [null, "x", 2001], [1, null, 2001]]);
        var right = await StoreAsync([[1, "x", 2001], [1, "x", 2001], [1, "x", 2001], [1, "y", 2001]]);
        Assert.Equal((6L, 3L), await Columns.CountAsync(left, right, [("place", "place"), ("year", "year")], ("clk", "clk"), Cancel));
        Assert.Equal((12L, 4L), await Columns.CountAsync(left, right, [("place", "place")], null, Cancel));
        Assert.Equal((0L, 0L), await Columns.CountAsync(await StoreAsync([]), right, [("place", "place")], null, Cancel));
    }

    private async Task<DeliveryTable> StoreAsync(object?[][] rows)
    {
        var id = Identifier.New<DeliveryId>();
        await Vault.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(TableText.Final(session.Dialect, id, Layout), null, Cancel);
                await using var writer = await session.Dialect.BulkAsync(
                    session, DeliveryTable.NameOf(id), ["row_no", "f0", "f1", "f2"], Cancel);
                for (var at = 0; at < rows.Length; at++)
                {
                    await writer.WriteAsync(
                        [at + 1L, rows[at][0] is int filling ? Enumerable.Repeat((byte)filling, 16).ToArray() : null, rows[at][1],
                            rows[at][2] is int year ? (long)year : null],
                        Cancel);
                }

                await writer.FinishAsync(Cancel);
            },
            Cancel);
        return new DeliveryTable(id, Identifier.New<ProjectId>(), "d", DeliveryTable.NameOf(id), Layout, rows.Length);
    }
}

public sealed class SqliteMatchColumns() : MatchColumnsContract(Engine.Sqlite);

public sealed class SqlServerMatchColumns() : MatchColumnsContract(Engine.SqlServer);
