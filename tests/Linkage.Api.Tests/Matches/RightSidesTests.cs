using Linkage.Domain.Outcomes;
using Linkage.Worker.Matches;

namespace Linkage.Api.Tests.Matches;

/// <summary>Right sides are read once while there is room for them, and are forgotten with the job or when nobody asks any more.</summary>
public sealed class RightSidesTests
{
    private readonly HandMovedClock _clock = new();
    private int _reads;

    [Fact]
    public async Task However_many_ask_at_once_it_is_read_once()
    {
        using var sides = new RightSides(1 << 20, _clock);
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(sides, "a")));
        Assert.Equal(1, _reads);
        Assert.Single(found.Distinct());
    }

    [Fact]
    public async Task It_goes_with_its_job_and_after_a_minute_without_use()
    {
        using var sides = new RightSides(1 << 20, _clock);
        await ReadAsync(sides, "a");
        sides.Forget("b");
        await ReadAsync(sides, "a");
        Assert.Equal(1, _reads);
        sides.Forget("a");
        await ReadAsync(sides, "a");
        Assert.Equal(2, _reads);
        Assert.Equal(TimeSpan.FromMinutes(1), _clock.Due);
        _clock.Ring();
        await ReadAsync(sides, "a");
        Assert.Equal(3, _reads);
    }

    [Fact]
    public async Task What_has_no_room_is_read_anew_and_the_oldest_makes_room()
    {
        using var small = new RightSides(0, _clock);
        using var sides = new RightSides(2 * (await ReadAsync(small, "a")).Bytes, _clock);
        foreach (var owner in new[] { "a", "b", "a", "c", "a" }) await ReadAsync(sides, owner);
        Assert.Equal(1 + 3, _reads);
        await ReadAsync(sides, "b");
        Assert.Equal(1 + 4, _reads);
        using var none = new RightSides(1, _clock);
        await ReadAsync(none, "a");
        await ReadAsync(none, "a");
        Assert.Equal(1 + 6, _reads);
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        using var sides = new RightSides(1 << 20, _clock);
        var refusal = Refusal.Invalid("unusable-encodings", "Some say nothing.", []);
        var refused = await sides.ReadAsync("a", () => Task.FromResult<Outcome<RightSide>>(refusal), TestContext.Current.CancellationToken);
        Assert.True(refused.IsRefused);
        await ReadAsync(sides, "a");
        Assert.Equal(1, _reads);
    }

    private async Task<RightSide> ReadAsync(RightSides sides, string owner) =>
        (await sides.ReadAsync(owner, ReadAsync, TestContext.Current.CancellationToken)).Value;

    private async Task<Outcome<RightSide>> ReadAsync()
    {
        Interlocked.Increment(ref _reads);
        await Task.Yield();
        var rows = new EncodedRows(64);
        rows.Set.Add("encoding"u8);
        rows.Rows.Add(1);
        return new RightSide(rows, null);
    }

    /// <summary>Holds one alarm, which rings when told.</summary>
    private sealed class HandMovedClock : TimeProvider
    {
        private Action _ring = () => { };

        public TimeSpan Due { get; private set; }

        public void Ring() => _ring();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return new Alarm(this);
        }

        private sealed class Alarm(HandMovedClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                clock.Due = dueTime;
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
