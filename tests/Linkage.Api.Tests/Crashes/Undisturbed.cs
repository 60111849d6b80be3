using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Crashes;

/// <summary>The run that nobody kills: what it releases, and how long a process takes to start and each phase in it.</summary>
internal sealed record Undisturbed(SortedDictionary<string, byte[]> Outcome, TimeSpan Start, IReadOnlyDictionary<Phase, TimeSpan> Took)
{
    public static async Task<Undisturbed> RunAsync()
    {
        using var folder = new TemporaryFolder();
        Undisturbed undisturbed;
        await using (var storm = new Storm(folder.Path))
        {
            var start = await storm.RestartAsync();
            using var play = new Play(storm, Enum.GetValues<Phase>().ToDictionary(phase => phase, _ => new Kills(true)));
            await play.RunAsync();
            undisturbed = new Undisturbed(play.Outcome, start, storm.Took);
        }

        await new Aftermath(folder.Path).IsCleanAsync();
        return undisturbed;
    }
}
