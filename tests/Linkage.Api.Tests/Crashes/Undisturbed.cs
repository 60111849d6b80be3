using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Crashes;

/// <summary>The run that nobody kills: what it releases, and how long a process takes to start and each phase in it.</summary>
public sealed class Undisturbed : IAsyncLifetime
{
    internal SortedDictionary<string, byte[]> Outcome { get; private set; } = [];

    internal IReadOnlyDictionary<Phase, TimeSpan> Took { get; private set; } = new Dictionary<Phase, TimeSpan>();

    internal TimeSpan Start { get; private set; }

    public async ValueTask InitializeAsync()
    {
        using var folder = new TemporaryFolder();
        await using (var storm = new Storm(folder.Path))
        {
            Start = await storm.RestartAsync();
            using var play = new Play(storm, Enum.GetValues<Phase>().ToDictionary(phase => phase, IReadOnlyList<TimeSpan> (_) => []));
            await play.RunAsync();
            (Outcome, Took) = (play.Outcome, storm.Took);
        }

        await new Aftermath(folder.Path).IsCleanAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
