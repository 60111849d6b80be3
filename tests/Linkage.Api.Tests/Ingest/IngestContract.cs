using System.Text.Json.Nodes;
using Linkage.Domain.Deliveries;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Api.Tests.Ingest;

/// <summary>What an ingest leaves behind, on each engine.</summary>
public abstract class IngestContract(Engine engine)
{
    [Fact]
    public async Task A_clean_file_is_accepted_and_stored_by_subject()
    {
        await using var room = await IngestRoom.OpenAsync(engine);
        var delivery = await room.DeliverAsync(
            $"{Declared.Header}\r\n{Declared.Row(1)}\r\n{Declared.Pseudonym(2)},20,,couple,,false,2023-04-01,1990,2023-04,é\r\n");
        Assert.Equal(DeliveryState.Accepted, delivery.State);
        Assert.Equal(2, delivery.RowCount);
        var rows = await room.RowsAsync(delivery.Id);
        var second = await room.DeliverAsync($"{Declared.Header}\n{Declared.Row(2)}\n{Declared.Row(1)}\n");
        var again = await room.RowsAsync(second.Id);
        Assert.Equal([1L, rows[0][1], 10L, 15L, "couple", "A2", 1L, 20230402L, 1990L, 202304L, null], rows[0]);
        Assert.Equal([2L, rows[1][1], 20L, null, "couple", null, 0L, 20230401L, 1990L, 202304L, "é"], rows[1]);
        Assert.Equal([1L, 2L], new[] { rows[0][1], rows[1][1] }.Order());
        Assert.Equal([rows[1][1], rows[0][1]], again.Select(row => row[1]));
    }

    [Fact]
    public async Task The_report_holds_counts_and_is_the_same_bytes_each_time()
    {
        await using var room = await IngestRoom.OpenAsync(engine);
        var first = await room.DeliverAsync(Declared.File(3));
        var second = await room.DeliverAsync(Declared.File(3));
        var report = JsonNode.Parse(first.Report!)!;
        Assert.Equal(first.Report, second.Report);
        Assert.Equal(3, (int)report["rows"]!);
        Assert.Equal(10, (int)report["columns"]!);
        Assert.Equal(Declared.File(3).Length, (int)report["bytes"]!);
        Assert.Equal(3, (int)report["perField"]!["note"]!["missing"]!);
        Assert.Equal(0, (int)report["faults"]!["total"]!);
    }

    [Fact]
    public async Task A_repeated_key_is_named_by_its_later_rows()
    {
        await using var room = await IngestRoom.OpenAsync(engine);
        var delivery = await room.DeliverAsync($"{Declared.File(4)}{Declared.Row(2)}\n{Declared.Row(9)}\n{Declared.Row(2)}\n");
        Assert.Equal(DeliveryState.Rejected, delivery.State);
        Assert.Equal(["5 household primary-key", "7 household primary-key"], IngestRoom.Faults(delivery));
        Assert.Empty(await room.PassingTablesAsync());
    }

    [Fact]
    public async Task Two_pseudonyms_an_encoding_and_a_unique_field()
    {
        await using var room = await IngestRoom.OpenAsync(engine);
        string Row(int number, int home, string clk, int score) =>
            $"{Declared.Pseudonym(number)}; {Declared.Pseudonym(home)}; {clk}; {score}\n";
        var clk = Convert.ToBase64String(Enumerable.Range(0, 128).Select(bit => (byte)bit).ToArray());
        var good = await room.DeliverAsync($"person; home; clk; score\n{Row(1, 100, clk, 5)}{Row(2, 100, clk, 6)}", "encoded");
        Assert.Equal(DeliveryState.Accepted, good.State);
        var rows = await room.RowsAsync(good.Id);
        Assert.Equal([1L, 1L], rows.Select(row => row[2]));
        Assert.Equal(Convert.FromBase64String(clk), Assert.IsType<byte[]>(rows[0][3]));
        var bad = await room.DeliverAsync(
            $"person;home;clk;score\n{Row(1, 100, clk, 5)}{Row(2, 100, "AAAA", 5)}{Row(3, 100, "?", 7)}", "encoded");
        Assert.Equal(["2 clk encoding-length", "2 score unique", "3 clk encoding"], IngestRoom.Faults(bad));
    }

    [Fact]
    public async Task The_layout_says_how_each_field_is_kept()
    {
        await using var room = await IngestRoom.OpenAsync(engine);
        var delivery = await room.DeliverAsync(Declared.File(1));
        var table = Assert.IsType<DeliveryTable>(await room.TableAsync(delivery.Id));
        Assert.Equal((1L, Declared.Dataset, room.Project), (table.Rows, table.Dataset, table.Project));
        Assert.Equal(new DeliveryColumn("household", "f0", ColumnKind.Subject, 0, "household"), table.Layout.Find("household"));
        Assert.Equal(new DeliveryColumn("gas", "f2", ColumnKind.Decimal, 1), table.Layout.Find("gas"));
        Assert.Equal(
            [ColumnKind.Integer, ColumnKind.Text, ColumnKind.Text, ColumnKind.Boolean, ColumnKind.Date, ColumnKind.Year, ColumnKind.YearMonth],
            new[] { 1, 3, 4, 5, 6, 7, 8 }.Select(at => table.Layout.Columns[at].Kind));
    }

    [Fact]
    public async Task A_purged_delivery_leaves_nothing_but_its_state()
    {
        await using var room = await IngestRoom.OpenAsync(engine);
        var delivery = await room.DeliverAsync(Declared.File(5));
        Assert.Single(await room.PassingTablesAsync());
        await room.MoveAsync(delivery.Id, DeliveryState.Accepted, DeliveryState.Withdrawn);
        for (var time = 0; time < 2; time++)
        {
            await room.Purge.RunAsync(delivery.Id.Value, CancellationToken.None);
            Assert.Equal(DeliveryState.Purged, (await room.FindAsync(delivery.Id)).State);
            Assert.Empty(await room.PassingTablesAsync());
            Assert.Null(await room.TableAsync(delivery.Id));
        }
    }
}

public sealed class IngestOnSqlite() : IngestContract(Engine.Sqlite);

public sealed class IngestOnSqlServer() : IngestContract(Engine.SqlServer);
