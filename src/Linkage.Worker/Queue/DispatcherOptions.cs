namespace Linkage.Worker.Queue;

/// <summary>How the worker takes work from the queue.</summary>
public sealed record DispatcherOptions
{
    /// <summary>How many items run at the same time, 1 to 64.</summary>
    public int Parallelism { get; init; } = 2;

    /// <summary>How often an item is tried before it is given up, 1 to 100.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long to wait before looking again when nothing was due and nothing was signalled.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Wait after a first failure; doubles with each further one, up to five minutes.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a lease is renewed; well below <see cref="Linkage.Storage.Work.WorkQueue.Lease"/>.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The name under which this process leases, unlike that of any other process.</summary>
    public string Owner { get; init; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    internal TimeSpan DelayAfter(int attempts)
    {
        var longest = TimeSpan.FromMinutes(5);
        var delay = FirstDelay * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return delay < longest ? delay : longest;
    }

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence names it.</exception>
    internal void Check()
    {
        if (Parallelism is < 1 or > 64) throw new ArgumentException("Worker:Parallelism is 1 to 64.");
        if (Attempts is < 1 or > 100) throw new ArgumentException("Worker:Attempts is 1 to 100.");
        if (Poll <= TimeSpan.Zero || FirstDelay <= TimeSpan.Zero)
            throw new ArgumentException("Worker:Poll and Worker:FirstDelay are longer than zero.");
        if (Heartbeat <= TimeSpan.Zero || Heartbeat * 2 > Storage.Work.WorkQueue.Lease)
            throw new ArgumentException("Worker:Heartbeat is at most half of the lease of 60 seconds.");
    }
}
