using Linkage.Worker.Links;
using Linkage.Worker.Queue;

namespace Linkage.Api.Tests.Jobs;

public sealed class LongWorkTests
{
    [Fact]
    public async Task What_it_comes_to_is_what_the_work_returns() =>
        Assert.Equal(7, await LongWork.RunAsync(_ => 7, () => Task.CompletedTask, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_job_that_was_asked_to_stop_stops_the_work_before_anybody_hears_of_it()
    {
        var hasEnded = false;
        await Assert.ThrowsAsync<JobStoppedException>(() => LongWork.RunAsync(
            stop =>
            {
                stop.WaitHandle.WaitOne();
                hasEnded = true;
                stop.ThrowIfCancellationRequested();
                return 0;
            },
            () => throw new JobStoppedException(),
            TestContext.Current.CancellationToken));
        Assert.True(hasEnded);
    }

    [Fact]
    public async Task A_service_that_ends_stops_the_work()
    {
        using var ending = new CancellationTokenSource();
        var running = LongWork.RunAsync<int>(
            stop =>
            {
                stop.WaitHandle.WaitOne();
                throw new OperationCanceledException(stop);
            },
            () => Task.CompletedTask,
            ending.Token);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
