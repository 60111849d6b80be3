using System.Collections.Concurrent;
using Dapper;
using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Work;
using Linkage.Worker.Queue;
using Microsoft.Extensions.Logging.Abstractions;

namespace Linkage.Api.Tests.Ingest;

/// <summary>The dispatcher over a real queue, with a handler that does as the test says.</summary>
public sealed class DispatcherTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WorkSignal _signal = new();
    private readonly Lock _gate = new();
    private TestDatabase _database = null!;
    private WorkQueue _queue = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite, "control");
        await Migrations.ApplyAsync(_database.Database, TimeProvider.System, CancellationToken.None);
        _queue = new WorkQueue(_database.Database, TimeProvider.System, _signal);
    }

    [Fact]
    public async Task Work_is_done_once_and_finished()
    {
        var handler = new Played((_, _, _) => Task.CompletedTask);
        await using var running = await StartAsync(handler);
        await EnqueueAsync("a");
        await EnqueueAsync("b");
        await UntilAsync("Done", 2);
        Assert.Equal(["a", "b"], handler.Runs.Order());
    }

    [Fact]
    public async Task A_failure_is_tried_again_and_a_success_ends_it()
    {
        var handler = new Played((_, attempt, _) => attempt < 3 ? throw new IOException("outage") : Task.CompletedTask);
        await using var running = await StartAsync(handler);
        await EnqueueAsync("a");
        await UntilAsync("Done", 1);
        Assert.Equal(3, handler.Runs.Count);
        Assert.Empty(handler.GivenUp);
    }

    [Fact]
    public async Task What_fails_every_time_is_given_up_and_does_not_come_back()
    {
        var handler = new Played((_, _, _) => throw new IOException("outage"));
        await using var running = await StartAsync(handler);
        await EnqueueAsync("a");
        await UntilAsync("Done", 1);
        Assert.Equal(3, handler.Runs.Count);
        Assert.Equal(["a"], handler.GivenUp);
    }

    [Fact]
    public async Task An_item_that_killed_its_worker_each_time_is_given_up_untried()
    {
        await EnqueueAsync("a");
        await ExecuteAsync("UPDATE work_items SET attempts = 3");
        var handler = new Played((_, _, _) => Task.CompletedTask);
        await using var running = await StartAsync(handler);
        await UntilAsync("Done", 1);
        Assert.Empty(handler.Runs);
        Assert.Equal(["a"], handler.GivenUp);
    }

    [Fact]
    public async Task No_more_items_run_at_once_than_there_are_places()
    {
        var (now, most) = (0, 0);
        var handler = new Played(async (_, _, cancel) =>
        {
            var together = Interlocked.Increment(ref now);
            lock (_gate) most = Math.Max(most, together);
            await Task.Delay(50, cancel);
            Interlocked.Decrement(ref now);
        });
        await using var running = await StartAsync(handler);
        for (var item = 0; item < 6; item++) await EnqueueAsync($"{item}");
        await UntilAsync("Done", 6);
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Stopping_cancels_what_runs_and_hands_it_back_without_counting_it()
    {
        var began = new TaskCompletionSource();
        var handler = new Played(async (_, _, cancel) =>
        {
            began.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        var running = await StartAsync(handler);
        await EnqueueAsync("a");
        await began.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await running.DisposeAsync();
        Assert.Equal((0L, null), await ItemAsync());
    }

    [Fact]
    public async Task A_lost_lease_stops_the_handler_and_leaves_the_item_to_its_new_owner()
    {
        var (began, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var handler = new Played(async (_, _, cancel) =>
        {
            began.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancel);
            }
            finally
            {
                ended.TrySetResult();
            }
        });
        await using var running = await StartAsync(handler);
        await EnqueueAsync("a");
        await began.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await ExecuteAsync("UPDATE work_items SET lease_owner = 'another'");
        await ended.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal((1L, "another"), await ItemAsync());
    }

    [Fact]
    public async Task What_a_process_held_that_died_is_taken_once_it_is_freed()
    {
        await EnqueueAsync("a");
        Assert.NotNull(await _queue.LeaseAsync("a process that died", CancellationToken.None));
        var handler = new Played((_, _, _) => Task.CompletedTask);
        await using var running = await StartAsync(handler);
        Assert.Equal((1L, "a process that died"), await ItemAsync());
        await _queue.FreeAsync("a process that died", CancellationToken.None);
        await UntilAsync("Done", 1);
        Assert.Equal(["a"], handler.Runs);
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(3, 4_000)]
    [InlineData(40, 300_000)]
    public void Each_wait_doubles_up_to_five_minutes(int attempts, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new DispatcherOptions().DelayAfter(attempts));

    [Fact]
    public void A_setting_out_of_range_names_itself()
    {
        new DispatcherOptions().Check();
        Assert.Contains("Worker:Parallelism", Assert.Throws<ArgumentException>(new DispatcherOptions { Parallelism = 0 }.Check).Message);
        Assert.Contains(
            "Worker:Heartbeat", Assert.Throws<ArgumentException>(new DispatcherOptions { Heartbeat = WorkQueue.Lease }.Check).Message);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _signal.Dispose();
    }

    private async Task<Running> StartAsync(IWorkHandler handler)
    {
        var options = new DispatcherOptions
        {
            Attempts = 3,
            Poll = TimeSpan.FromMilliseconds(50),
            FirstDelay = TimeSpan.FromMilliseconds(1),
            Heartbeat = TimeSpan.FromMilliseconds(50),
        };
        var run = new WorkRun(_queue, [handler], options, TimeProvider.System, NullLogger<WorkRun>.Instance);
        var dispatcher = new Dispatcher(_queue, _signal, run, options, TimeProvider.System, NullLogger<Dispatcher>.Instance);
        await dispatcher.StartAsync(CancellationToken.None);
        return new Running(dispatcher);
    }

    private Task EnqueueAsync(string argument) =>
        _database.Database.WriteAsync(
            session => _queue.EnqueueAsync(session, WorkKind.Ingest, argument, CancellationToken.None), CancellationToken.None);

    private Task<int> ExecuteAsync(string text) =>
        _database.Database.WriteAsync(session => session.ExecuteAsync(text, null, CancellationToken.None), CancellationToken.None);

    private async Task UntilAsync(string state, long items)
    {
        using var over = new CancellationTokenSource(Patience);
        await using var session = await _database.Database.ReadAsync(over.Token);
        while (await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_items WHERE state = @state", new { state }, over.Token) < items)
            await Task.Delay(20, over.Token);
    }

    private async Task<(long Attempts, string? Owner)> ItemAsync()
    {
        await using var session = await _database.Database.ReadAsync(CancellationToken.None);
        return await session.Connection.QuerySingleAsync<(long, string?)>("SELECT attempts, lease_owner FROM work_items");
    }

    private sealed class Played(Func<string, int, CancellationToken, Task> play) : IWorkHandler
    {
        public WorkKind Kind => WorkKind.Ingest;

        public ConcurrentQueue<string> Runs { get; } = [];

        public ConcurrentQueue<string> GivenUp { get; } = [];

        public Task RunAsync(string argument, CancellationToken cancel)
        {
            Runs.Enqueue(argument);
            return play(argument, Runs.Count(run => run == argument), cancel);
        }

        public Task GiveUpAsync(string argument, CancellationToken cancel)
        {
            GivenUp.Enqueue(argument);
            return Task.CompletedTask;
        }
    }

    private sealed class Running(Dispatcher dispatcher) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await dispatcher.StopAsync(CancellationToken.None);
            dispatcher.Dispose();
        }
    }
}
