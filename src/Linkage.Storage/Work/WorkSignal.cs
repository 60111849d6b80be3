namespace Linkage.Storage.Work;

/// <summary>
/// Wakes the dispatcher of the same process when work was put in the queue. Only a hint: the transaction that enqueued may still be open
/// or may be undone, and work from another process comes without it.
/// </summary>
public sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Raised already and not yet seen: once is enough.
        }
    }

    /// <returns>True when raised, false when the time was over first.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel) => _raised.WaitAsync(atMost, cancel);

    public void Dispose() => _raised.Dispose();
}
