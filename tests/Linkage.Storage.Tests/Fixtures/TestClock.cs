namespace Linkage.Storage.Tests.Fixtures;

/// <summary>Stands still until it is told to advance.</summary>
public sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = new(2026, 3, 31, 23, 59, 59, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
