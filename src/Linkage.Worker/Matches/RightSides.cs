using Linkage.Domain.Outcomes;

namespace Linkage.Worker.Matches;

/// <summary>
/// Keeps right sides in memory between the ranges of a match that run in this process, so that each is read once. They go with the job,
/// when room is needed for another, and when nobody has asked for a minute: the end of a job may happen in another process.
/// </summary>
internal sealed class RightSides : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);
    private readonly List<(string Owner, RightSide Side, long Bytes)> _kept = [];
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Lock _lock = new();
    private readonly long _most;
    private readonly ITimer _timer;

    /// <param name="most">Bytes of all that are kept; a larger one is read anew for every range.</param>
    public RightSides(long most, TimeProvider clock)
    {
        _most = most;
        _timer = clock.CreateTimer(_ => Clear(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <param name="owner">Of the match; one owner has one right side.</param>
    /// <param name="read">One at a time: whoever waits finds what the one before has read.</param>
    public async Task<Outcome<RightSide>> ReadAsync(string owner, Func<Task<Outcome<RightSide>>> read, CancellationToken cancel)
    {
        if (Find(owner) is { } kept) return kept;
        await _gate.WaitAsync(cancel);
        try
        {
            if (Find(owner) is { } now) return now;
            var side = await read();
            if (!side.IsRefused) Keep(owner, side.Value);
            return side;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Those of all owners whose names begin so.</summary>
    public void Forget(string owners)
    {
        lock (_lock) _kept.RemoveAll(one => one.Owner.StartsWith(owners, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _timer.Dispose();
        _gate.Dispose();
    }

    private RightSide? Find(string owner)
    {
        lock (_lock)
        {
            _timer.Change(Idle, Timeout.InfiniteTimeSpan);
            var at = _kept.FindIndex(one => one.Owner == owner);
            if (at < 0) return null;
            var found = _kept[at];
            _kept.RemoveAt(at);
            _kept.Add(found);
            return found.Side;
        }
    }

    /// <summary>In the place of those that were asked for longest ago.</summary>
    private void Keep(string owner, RightSide side)
    {
        var bytes = side.Bytes;
        if (bytes > _most) return;
        lock (_lock)
        {
            while (_kept.Sum(one => one.Bytes) + bytes > _most) _kept.RemoveAt(0);
            _kept.Add((owner, side, bytes));
        }
    }

    private void Clear()
    {
        lock (_lock) _kept.Clear();
    }
}
