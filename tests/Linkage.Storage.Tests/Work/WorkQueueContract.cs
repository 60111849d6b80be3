using System.Collections.Concurrent;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Work;

namespace Linkage.Storage.Tests.Work;

public sealed class SqliteWorkQueue() : WorkQueueContract(Engine.Sqlite);

public sealed class SqlServerWorkQueue() : WorkQueueContract(Engine.SqlServer);

public abstract class WorkQueueContract(Engine engine) : DatabaseContract(engine, "control")
{
    private static readonly TimeSpan AfterLease = WorkQueue.Lease + TimeSpan.FromSeconds(1);

    private WorkQueue Queue => new(Control, Clock);

    [Fact]
    public async Task An_empty_queue_gives_nothing() => Assert.Null(await Queue.LeaseAsync("one", Cancel));

    [Fact]
    public async Task An_item_comes_back_as_it_was_enqueued()
    {
        await EnqueueAsync(WorkKind.Release, "rel-1");
        var item = await LeaseAsync("one");
        Assert.Equal((WorkKind.Release, "rel-1", 1), (item.Kind, item.Argument, item.Attempts));
    }

    [Fact]
    public async Task Items_come_in_the_order_in_which_they_are_due()
    {
        foreach (var argument in (string[])["c", "a", "b"])
        {
            await EnqueueAsync(WorkKind.Link, argument);
            Clock.Advance(TimeSpan.FromMicroseconds(1));
        }

        var order = new[] { await LeaseAsync("one"), await LeaseAsync("one"), await LeaseAsync("two") };
        Assert.Equal(["c", "a", "b"], order.Select(item => item.Argument));
        Assert.Null(await Queue.LeaseAsync("one", Cancel));
    }

    [Fact]
    public async Task Work_of_a_write_that_failed_is_not_there()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.WriteAsync(
            async session =>
            {
                await Queue.EnqueueAsync(session, WorkKind.Link, "job-1", Cancel);
                throw new InvalidOperationException("halfway");
            },
            Cancel));
        Assert.Null(await Queue.LeaseAsync("one", Cancel));
    }

    [Fact]
    public async Task Workers_at_once_each_get_an_item_of_their_own()
    {
        for (var number = 0; number < 12; number++) await EnqueueAsync(WorkKind.Link, $"job-{number}");
        var leased = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(worker => Task.Run(() => Queue.LeaseAsync($"{worker}", Cancel), Cancel)));
        Assert.All(leased, Assert.NotNull);
        Assert.Equal(12, leased.Select(item => item!.Id).Distinct().Count());
    }

    [Fact]
    public async Task Workers_that_empty_the_queue_do_each_item_once()
    {
        for (var number = 0; number < 30; number++) await EnqueueAsync(WorkKind.Link, $"job-{number}");
        var done = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(
            async () =>
            {
                while (await Queue.LeaseAsync($"{worker}", Cancel) is { } item)
                {
                    done.Add(item.Argument);
                    await Queue.FinishAsync(item, $"{worker}", Cancel);
                }
            },
            Cancel)));
        Assert.Equal(30, done.Count);
        Assert.Equal(30, done.Distinct().Count());
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_handed_over_and_the_first_worker_learns_it()
    {
        await EnqueueAsync(WorkKind.Link, "job-1");
        var first = await LeaseAsync("one");
        Assert.Null(await Queue.LeaseAsync("two", Cancel));
        Clock.Advance(AfterLease);
        var second = await LeaseAsync("two");
        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
        Assert.False(await Queue.RenewAsync(first, "one", Cancel));
        Assert.True(await Queue.RenewAsync(second, "two", Cancel));
    }

    [Fact]
    public async Task A_lease_that_is_renewed_does_not_run_out()
    {
        await EnqueueAsync(WorkKind.Link, "job-1");
        var item = await LeaseAsync("one");
        for (var beat = 0; beat < 3; beat++)
        {
            Clock.Advance(WorkQueue.Lease - TimeSpan.FromSeconds(1));
            Assert.True(await Queue.RenewAsync(item, "one", Cancel));
        }

        Assert.Null(await Queue.LeaseAsync("two", Cancel));
    }

    [Fact]
    public async Task A_worker_that_gets_its_own_lost_item_again_holds_only_the_new_lease()
    {
        await EnqueueAsync(WorkKind.Link, "job-1");
        var lost = await LeaseAsync("one");
        Clock.Advance(AfterLease);
        var held = await LeaseAsync("one");
        await Queue.FinishAsync(lost, "one", Cancel);
        await Queue.PutBackAsync(lost, "one", TimeSpan.Zero, Cancel);
        await Queue.HandBackAsync(lost, "one", Cancel);
        Assert.False(await Queue.RenewAsync(lost, "one", Cancel));
        Assert.True(await Queue.RenewAsync(held, "one", Cancel));
        Assert.Null(await Queue.LeaseAsync("two", Cancel));
    }

    [Fact]
    public async Task What_is_finished_never_comes_back()
    {
        await EnqueueAsync(WorkKind.Link, "job-1");
        var item = await LeaseAsync("one");
        await Queue.FinishAsync(item, "one", Cancel);
        Clock.Advance(AfterLease);
        await Queue.FreeAsync("one", Cancel);
        Assert.Null(await Queue.LeaseAsync("two", Cancel));
        Assert.False(await Queue.RenewAsync(item, "one", Cancel));
    }

    [Fact]
    public async Task What_is_put_back_waits_for_its_delay_and_counts_as_tried()
    {
        await EnqueueAsync(WorkKind.Link, "job-1");
        await Queue.PutBackAsync(await LeaseAsync("one"), "one", TimeSpan.FromSeconds(30), Cancel);
        Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await Queue.LeaseAsync("two", Cancel));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await LeaseAsync("two")).Attempts);
    }

    [Fact]
    public async Task What_is_handed_back_is_due_at_once_and_counts_as_untried()
    {
        await EnqueueAsync(WorkKind.Link, "job-1");
        await Queue.HandBackAsync(await LeaseAsync("one"), "one", Cancel);
        Assert.Equal(1, (await LeaseAsync("two")).Attempts);
    }

    [Fact]
    public async Task What_a_process_held_that_is_gone_is_freed_and_what_others_hold_is_not()
    {
        await EnqueueAsync(WorkKind.MatchRange, "mat-1/0");
        var held = await LeaseAsync("one");
        await Queue.FreeAsync("another", Cancel);
        Assert.True(await Queue.RenewAsync(held, "one", Cancel));
        Assert.Null(await Queue.LeaseAsync("new", Cancel));
        await Queue.FreeAsync("one", Cancel);
        Assert.False(await Queue.RenewAsync(held, "one", Cancel));
        Assert.Equal(2, (await LeaseAsync("new")).Attempts);
    }

    private Task EnqueueAsync(WorkKind kind, string argument) =>
        Control.WriteAsync(session => Queue.EnqueueAsync(session, kind, argument, Cancel), Cancel);

    private async Task<WorkItem> LeaseAsync(string owner)
    {
        var item = await Queue.LeaseAsync(owner, Cancel);
        Assert.NotNull(item);
        return item;
    }
}
