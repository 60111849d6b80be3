using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Sealing;

namespace Linkage.Api.Tests.Ingest;

/// <summary>Each bad file gets one clear answer, by row, field and rule, and leaves nothing in the vault or the landing area.</summary>
public sealed class BadFileTests
{
    [Theory]
    [InlineData("", "0  empty-file")]
    [InlineData("\uFEFF", "0  empty-file")]
    [InlineData("\n\r\n\n", "0  empty-file")]
    [InlineData("%PDF-1.7\n", "0  not-csv")]
    [InlineData("LKSEAL1\n", "0  not-csv")]
    [InlineData(Declared.Header + "\n", "0  no-rows")]
    [InlineData("household,income,gas,composition,area,owner,since,built,month\n", "0 note column-missing")]
    [InlineData(Declared.Header + ",extra,\n", "0 #11 column-extra", "0 #12 column-extra")]
    [InlineData(Declared.Header + ",income\n", "0 income column-duplicate")]
    [InlineData("Household,income,gas,composition,area,owner,since,built,month,note\n", "0 #1 column-extra", "0 household column-missing")]
    [InlineData("\"household,income\n", "0  quote-unclosed")]
    [InlineData("house\"hold,income\n", "0  quote")]
    public async Task The_file_or_its_header(string file, params string[] faults)
    {
        await using var room = await IngestRoom.OpenAsync();
        await RejectedAsync(room, await room.DeliverAsync(file), faults);
    }

    [Theory]
    [InlineData("?,10,1.5,single,A1,true,2023-04-01,1990,2023-04,", "1 household pseudonym")]
    [InlineData(",10,1.5,single,A1,true,2023-04-01,1990,2023-04,", "1 household required")]
    [InlineData("P,,1.5,single,A1,true,2023-04-01,1990,2023-04,", "1 income required")]
    [InlineData("P,ten,1.5,single,A1,true,2023-04-01,1990,2023-04,", "1 income type")]
    [InlineData("P,1.5,1.5,single,A1,true,2023-04-01,1990,2023-04,", "1 income type")]
    [InlineData("P,-1,1.5,single,A1,true,2023-04-01,1990,2023-04,", "1 income minimum")]
    [InlineData("P,1000001,1.25,single,A1,true,2023-04-01,1990,2023-04,", "1 income maximum", "1 gas decimals")]
    [InlineData("P,10,1.5,family,A1,true,2023-04-01,1990,2023-04,", "1 composition category")]
    [InlineData("P,10,1.5,single,D1,true,2023-04-01,1990,2023-04,", "1 area code-list")]
    [InlineData("P,10,1.5,single,A1,yes,2023-04-31,19,2023-13,", "1 owner type", "1 since type", "1 built type", "1 month type")]
    [InlineData("P,10,1.5,single,A1,true,2023-04-01,1990,2023-04,12345678901234567890123456789012345678901", "1 note max-length")]
    [InlineData("P,10,1.5,single,A1,true,2023-04-01,1990,2023-04,a\0b", "1 note nul-byte")]
    [InlineData("P,10,1.5,single,A1,true,2023-04-01,1990,2023-04", "1  column-count")]
    [InlineData("P,10,1.5,single,A1,true,2023-04-01,1990,2023-04,,", "1  column-count")]
    [InlineData("P,10,1.5,single,A1,true,2023-04-01,1990,2023-04,a \"b\" c", "1  quote")]
    [InlineData("P,10,1.5,single,A1,true,2023-04-01,1990,2023-04,\"a\" b", "1  quote")]
    [InlineData("P,10,1.5,single,A1,true,2023-04-01,1990,2023-04,\"a", "1  quote-unclosed")]
    [InlineData("P,10,1.5,single,A1,true,2023-04-01,1990,2023-04,someone@example.org", "0 note direct-identifier-email")]
    public async Task A_row(string row, params string[] faults)
    {
        await using var room = await IngestRoom.OpenAsync();
        var delivery = await room.DeliverAsync($"{Declared.Header}\n{row.Replace("P", Declared.Pseudonym(1), StringComparison.Ordinal)}\n");
        await RejectedAsync(room, delivery, faults);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf_8_are_named_by_row_and_field()
    {
        await using var room = await IngestRoom.OpenAsync();
        var latin1 = Encoding.Latin1.GetBytes($"{Declared.File(2)}{Declared.Row(3)}caf\u00e9\n{Declared.Row(4)}\n");
        await RejectedAsync(room, await room.DeliverAsync(latin1), ["3 note not-utf-8"]);
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Declared.File(2))];
        await RejectedAsync(room, await room.DeliverAsync(utf16), ["0  not-utf-8"]);
    }

    [Fact]
    public async Task A_byte_order_mark_CRLF_blank_lines_and_quoted_line_breaks_are_taken()
    {
        await using var room = await IngestRoom.OpenAsync();
        var file = "\uFEFF" + Declared.File(2).Replace("\n", "\r\n\r\n", StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Accepted, 2L), State(await room.DeliverAsync(file)));
        var quoted = $"\"{Declared.Header.Replace(",", "\",\"", StringComparison.Ordinal)}\"\n{Declared.Row(1)}\"a \"\"b\"\", c\"\n{Declared.Row(2)}";
        var delivery = await room.DeliverAsync(quoted);
        Assert.Equal((DeliveryState.Accepted, 2L), State(delivery));
        Assert.Equal("a \"b\", c", (await room.RowsAsync(delivery.Id))[0][^1]);
        // A line break within quotes is one row, and a control character that no field may hold.
        await using var other = await IngestRoom.OpenAsync();
        var broken = await other.DeliverAsync($"{Declared.Header}\n{Declared.Row(1)}\"a\nb\"\n{Declared.Row(2)}\n");
        await RejectedAsync(other, broken, ["1 note control-character"]);
        Assert.Equal(2, broken.RowCount);
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_is_one_fault_where_it_stands()
    {
        await using var room = await IngestRoom.OpenAsync();
        var line = new string('x', 10_000_000);
        await RejectedAsync(room, await room.DeliverAsync(line), ["0  row-too-long"]);
        await RejectedAsync(room, await room.DeliverAsync($"{Declared.File(3)}{line}\n{Declared.Row(4)}\n"), ["4  row-too-long"]);
        var commas = new string(',', 10_000_000);
        await RejectedAsync(room, await room.DeliverAsync($"{Declared.File(3)}{commas}"), ["4  row-too-long"]);
    }

    [Fact]
    public async Task An_archive_or_spreadsheet_is_not_csv()
    {
        await using var room = await IngestRoom.OpenAsync();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = new StreamWriter(archive.CreateEntry("incomes.csv").Open()))
            entry.Write(Declared.File(2));
        await RejectedAsync(room, await room.DeliverAsync(zip.ToArray()), ["0  not-csv"]);
        using var gzip = new MemoryStream();
        using (var packed = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true))
            packed.Write(Encoding.UTF8.GetBytes(Declared.File(2)));
        await RejectedAsync(room, await room.DeliverAsync(gzip.ToArray()), ["0  not-csv"]);
    }

    [Fact]
    public async Task A_seal_that_does_not_hold_is_refused()
    {
        await using var room = await IngestRoom.OpenAsync();
        await RejectedAsync(room, await SealedAsync(room, file => file[^1] ^= 1), ["0  seal-broken"]);
        await RejectedAsync(room, await SealedAsync(room, file => file[20] ^= 1), ["0  seal-key"]);
        await RejectedAsync(room, await room.DeliverAsync(Declared.File(2), sealIt: false, deliveredAsSealed: true), ["0  seal-broken"]);
    }

    [Fact]
    public async Task Of_many_faults_the_first_hundred_are_named_and_all_are_counted()
    {
        await using var room = await IngestRoom.OpenAsync();
        var rows = Enumerable.Range(1, 150).Select(number => Declared.Row(1).Replace("couple", "none", StringComparison.Ordinal));
        var delivery = await room.DeliverAsync($"{Declared.Header}\n{string.Join('\n', rows)}");
        Assert.Equal(150 + 149, (int)JsonNode.Parse(delivery.Report!)!["faults"]!["total"]!);
        var faults = IngestRoom.Faults(delivery);
        Assert.Equal(100, faults.Count);
        Assert.Equal(["1 composition category", "2 composition category", "2 household primary-key"], faults.Take(3));
    }

    [Fact]
    public async Task A_report_never_repeats_what_was_in_the_file()
    {
        await using var room = await IngestRoom.OpenAsync();
        var header = await room.DeliverAsync($"{Declared.Header},Jansen\n");
        var values = await room.DeliverAsync(
            $"{Declared.Header}\n{Declared.Row(1).Replace("couple", "Jansen", StringComparison.Ordinal)}\n");
        Assert.DoesNotContain("Jansen", header.Report + values.Report, StringComparison.Ordinal);
        Assert.DoesNotContain(Declared.Pseudonym(1), values.Report, StringComparison.Ordinal);
    }

    private static async Task<Storage.Deliveries.Delivery> SealedAsync(IngestRoom room, Action<byte[]> spoil)
    {
        using var landed = new MemoryStream();
        using var pair = room.Keys.Sealing();
        await SealedFile.SealAsync(new MemoryStream(Encoding.UTF8.GetBytes(Declared.File(2_000))), landed, pair.Public);
        var file = landed.ToArray();
        spoil(file);
        return await room.DeliverAsync(file, sealIt: false, deliveredAsSealed: true);
    }

    private static (DeliveryState State, long? Rows) State(Storage.Deliveries.Delivery delivery) => (delivery.State, delivery.RowCount);

    private static async Task RejectedAsync(IngestRoom room, Storage.Deliveries.Delivery delivery, string[] faults)
    {
        Assert.Equal(faults, IngestRoom.Faults(delivery));
        Assert.Equal(DeliveryState.Rejected, delivery.State);
        Assert.Empty(await room.PassingTablesAsync());
        Assert.False(File.Exists(room.Landing.WholeOf(delivery.Id)));
    }
}
