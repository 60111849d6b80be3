namespace Linkage.Domain.Tests.Partner;

/// <summary>A clock for which every pause of less than a minute is over at once; longer ones (time limits) never end.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Time that passes by itself between two looks at the clock.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.Zero;

    public override long GetTimestamp() => Interlocked.Add(ref _ticks, Step.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < Limit)
        {
            Interlocked.Add(ref _ticks, dueTime.Ticks);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Ended();
    }

    private sealed class Ended : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
