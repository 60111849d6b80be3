using System.Text;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Crashes;

/// <summary>
/// Promise 2 of the design: a crash at any instant loses nothing and doubles nothing, and a job run again gives the same bytes. The real
/// process is killed (SIGKILL) up to three times in every phase of every play and started again on the same folder. A killed process loses
/// nothing that it gave to the operating system: what a power cut does is not tried here.
/// </summary>
public sealed class KilledServiceTests
{
    private const int HitsPerPhase = 20;
    private const int MostPlays = 60;

    [Fact]
    public async Task Killed_twenty_times_in_every_phase_it_releases_the_same_bytes_once()
    {
        var undisturbed = await Undisturbed.RunAsync();
        var schedule = new Schedule(undisturbed.Start, undisturbed.Took);
        for (var play = 0; schedule.Hits.Values.Any(hits => hits < HitsPerPhase); play++)
        {
            Assert.True(play < MostPlays, $"Too few kills came in time: {string.Join(", ", schedule.Hits)}");
            await PlayAsync(play, schedule, undisturbed.Outcome);
        }
    }

    private static async Task PlayAsync(int number, Schedule schedule, SortedDictionary<string, byte[]> expected)
    {
        using var folder = new TemporaryFolder();
        await using (var storm = new Storm(folder.Path))
        {
            using var play = new Play(storm, schedule.Kills(number));
            await play.RunAsync();
            schedule.Learn(storm);
            Assert.Equal(expected.Keys, play.Outcome.Keys);
            foreach (var (name, bytes) in expected)
                Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(play.Outcome[name]));
            var verdict = await play.VerifyAsync();
            Assert.True(verdict["intact"]!.GetValue<bool>(), verdict.ToJsonString());
        }

        await new Aftermath(folder.Path).IsCleanAsync();
    }
}
