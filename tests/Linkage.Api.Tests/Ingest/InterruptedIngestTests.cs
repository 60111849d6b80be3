using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Storage.Vault.Tables;
using Linkage.Worker.Ingest;

namespace Linkage.Api.Tests.Ingest;

/// <summary>An ingest that ends anywhere is done again and comes to the same state, the same rows and the same report.</summary>
public sealed class InterruptedIngestTests
{
    // Three batches.
    private const int Rows = 45_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cut_off_while_staging(int batches)
    {
        await using var room = await IngestRoom.OpenAsync();
        var id = await room.LandAsync(Declared.File(Rows));
        var expected = await UndisturbedAsync(room);
        await Assert.ThrowsAsync<CutException>(() => HalfAsync(room, id, batches));
        Assert.Equal(DeliveryState.Received, (await room.FindAsync(id)).State);
        Assert.Null(await room.TableAsync(id));
        await room.Ingest.RunAsync(id.Value, CancellationToken.None);
        await SameAsync(room, expected, id);
    }

    [Theory]
    [InlineData(Declared.Header + "\n", 0)]
    [InlineData("", 20)]
    public async Task Cut_off_between_any_two_transactions(string badFile, int rows)
    {
        await using var room = await IngestRoom.OpenAsync();
        var file = rows == 0 ? badFile : Declared.File(rows);
        var expected = await room.DeliverAsync(file);
        var openings = 0;
        for (var survived = false; !survived; openings++)
        {
            var id = await room.LandAsync(file);
            var doomed = await room.DoomedAsync(openings);
            survived = await Record.ExceptionAsync(() => doomed.RunAsync(id.Value, CancellationToken.None)) is null;
            await room.Ingest.RunAsync(id.Value, CancellationToken.None);
            var delivery = await room.FindAsync(id);
            Assert.Equal((expected.State, expected.Report), (delivery.State, delivery.Report));
            Assert.False(File.Exists(room.Landing.WholeOf(id)));
            if (rows > 0) Assert.Equal(await room.RowsAsync(expected.Id), await room.RowsAsync(id));
            Assert.All(await room.PassingTablesAsync(), name => Assert.StartsWith("d_", name, StringComparison.Ordinal));
        }

        Assert.InRange(openings, rows == 0 ? 6 : 14, 40);
    }

    [Fact]
    public async Task Cut_off_after_the_switch_and_before_the_state()
    {
        await using var room = await IngestRoom.OpenAsync();
        var expected = await UndisturbedAsync(room);
        var id = await room.LandAsync(Declared.File(Rows));
        await HalfAsync(room, id, int.MaxValue);
        Assert.NotNull(await room.TableAsync(id));

        // What is Ready is not read again: without the file the end is still the same.
        room.Landing.Remove(id);
        await room.Ingest.RunAsync(id.Value, CancellationToken.None);
        await SameAsync(room, expected, id);
    }

    [Fact]
    public async Task Done_twice_changes_nothing()
    {
        await using var room = await IngestRoom.OpenAsync();
        var delivery = await room.DeliverAsync(Declared.File(10));
        var rows = await room.RowsAsync(delivery.Id);
        await room.Ingest.RunAsync(delivery.Id.Value, CancellationToken.None);
        Assert.Equal(delivery.StateAt, (await room.FindAsync(delivery.Id)).StateAt);
        Assert.Equal(rows, await room.RowsAsync(delivery.Id));
    }

    [Fact]
    public async Task A_run_that_was_taken_over_can_write_no_more()
    {
        await using var room = await IngestRoom.OpenAsync();
        var id = await room.LandAsync(Declared.File(10));
        var slow = await room.BeginAsync(id);
        var quick = await room.BeginAsync(id);
        await Assert.ThrowsAsync<SupersededException>(() => slow.CollectAsync(CancellationToken.None));
        await Assert.ThrowsAsync<SupersededException>(() => slow.SwitchAsync(0, "{}", CancellationToken.None));
        await quick.CollectAsync(CancellationToken.None);
        await room.Ingest.RunAsync(id.Value, CancellationToken.None);
        await Assert.ThrowsAsync<SupersededException>(() => quick.SwitchAsync(0, "{}", CancellationToken.None));
        Assert.Equal(10, (await room.TableAsync(id))!.Rows);
    }

    [Fact]
    public async Task Withdrawn_while_it_is_ingested_leaves_nothing()
    {
        await using var room = await IngestRoom.OpenAsync();
        var id = await room.LandAsync(Declared.File(10));
        await HalfAsync(room, id, int.MaxValue);
        await room.MoveAsync(id, DeliveryState.Received, DeliveryState.Withdrawn);
        await room.Ingest.RunAsync(id.Value, CancellationToken.None);
        Assert.Equal(DeliveryState.Withdrawn, (await room.FindAsync(id)).State);
        Assert.Empty(await room.PassingTablesAsync());
        Assert.False(File.Exists(room.Landing.WholeOf(id)));
    }

    [Fact]
    public async Task Given_up_it_is_rejected_with_a_reason_of_ours()
    {
        await using var room = await IngestRoom.OpenAsync();
        var id = await room.LandAsync(Declared.File(10));
        File.Delete(room.Landing.WholeOf(id));
        await Assert.ThrowsAnyAsync<IOException>(() => room.Ingest.RunAsync(id.Value, CancellationToken.None));
        await room.Ingest.GiveUpAsync(id.Value, CancellationToken.None);
        var delivery = await room.FindAsync(id);
        Assert.Equal(DeliveryState.Rejected, delivery.State);
        Assert.Equal(["0  internal-error"], IngestRoom.Faults(delivery));
        Assert.Empty(await room.PassingTablesAsync());
    }

    [Fact]
    public async Task Subjects_do_not_depend_on_the_order_of_rows()
    {
        await using var room = await IngestRoom.OpenAsync();
        await using var other = await IngestRoom.OpenAsync(room);
        string[] rows = [.. Enumerable.Range(1, 50).Select(Declared.Row)];
        var forward = await room.DeliverAsync($"{Declared.Header}\n{string.Join('\n', rows)}\n");
        var backward = await other.DeliverAsync($"{Declared.Header}\n{string.Join('\n', rows.Reverse())}\n");
        var left = (await room.RowsAsync(forward.Id)).Select(row => (row[1], row[2]));
        var right = (await other.RowsAsync(backward.Id)).Select(row => (row[1], row[2]));
        Assert.Equal(left, right.Reverse());
    }

    private static async Task<(string? Report, IReadOnlyList<object?[]> Rows)> UndisturbedAsync(IngestRoom room)
    {
        var delivery = await room.DeliverAsync(Declared.File(Rows));
        Assert.Equal(DeliveryState.Accepted, delivery.State);
        return (delivery.Report, await room.RowsAsync(delivery.Id));
    }

    private static async Task SameAsync(IngestRoom room, (string? Report, IReadOnlyList<object?[]> Rows) expected, DeliveryId id)
    {
        var delivery = await room.FindAsync(id);
        Assert.Equal(DeliveryState.Accepted, delivery.State);
        Assert.Equal(expected.Report, delivery.Report);
        Assert.Equal(expected.Rows, await room.RowsAsync(id));
        Assert.False(File.Exists(room.Landing.WholeOf(id)));
        Assert.All(await room.PassingTablesAsync(), name => Assert.StartsWith("d_", name, StringComparison.Ordinal));
    }

    /// <summary>The vault's part of an ingest, ended after some batches as by a crash: nothing is cleaned up.</summary>
    private static async Task HalfAsync(IngestRoom room, DeliveryId id, int batches)
    {
        var (dataset, codeLists) = Declared.Read();
        var load = await room.BeginAsync(id);
        using var keys = room.Keys.Project(room.Project);
        using var intake = new DeliveryIntake(dataset, codeLists, load, keys.Project);
        var seen = 0;
        await intake.RunAsync(
            () => PlainFile.Open(room.Landing.WholeOf(id), sealedFile: true, room.Keys),
            _ => seen++ < batches ? Task.CompletedTask : throw new CutException(),
            CancellationToken.None);
    }

    private sealed class CutException : Exception;
}
