namespace Linkage.Partner.Screens;

/// <summary>Work of which nobody knows how long it takes: the screen shows that it goes on.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="work">Ends with an exception when it is asked to stop.</param>
    public static async Task<T> ForAsync<T>(Screen screen, string what, Func<CancellationToken, T> work, CancellationToken cancel)
    {
        using var progress = screen.Progress(what, 0, null);
        var running = Task.Run(() => work(cancel), CancellationToken.None);
        do
        {
            progress.Report(0);
        }
        while (await Task.WhenAny(running, Task.Delay(Pause, CancellationToken.None)) != running);
        return await running;
    }
}
