using System.Text;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Chance;

namespace Linkage.Api.Tests.Crashes;

/// <summary>
/// Promise 2 of the design: a crash at any instant loses nothing and doubles nothing, and a job run again gives the same bytes. The real
/// process is killed (SIGKILL) twice in every phase of every play and started again on the same folder. Over all plays the first kills
/// are spread evenly over the phase, the second ones over the start of the new process and the phase that it takes up again. No file
/// system is lost here: what a power cut does to bytes that were not yet on disk is not tried.
/// </summary>
public sealed class KilledServiceTests(Undisturbed undisturbed) : IClassFixture<Undisturbed>
{
    // Two kills per phase and play. A piece of work is given up after five attempts that ended with the process.
    private const int Plays = 10;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Plays)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Killed_in_every_phase_it_releases_the_same_bytes_once(int number)
    {
        using var folder = new TemporaryFolder();
        var kills = Kills(number);
        await using (var storm = new Storm(folder.Path))
        {
            using var play = new Play(storm, kills);
            await play.RunAsync();
            foreach (var (phase, hits) in storm.Hits) TestContext.Current.SendDiagnosticMessage($"play {number}: {phase} hit {hits} times");
            Assert.Equal(undisturbed.Outcome.Keys, play.Outcome.Keys);
            foreach (var (name, bytes) in undisturbed.Outcome) Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(play.Outcome[name]));
            var verdict = await play.VerifyAsync();
            Assert.True(verdict["intact"]!.GetValue<bool>(), verdict.ToJsonString());
        }

        await new Aftermath(folder.Path).IsCleanAsync();
    }

    private Dictionary<Phase, IReadOnlyList<TimeSpan>> Kills(int number)
    {
        var chance = new Seeded($"crashes {number}");
        return Enum.GetValues<Phase>().ToDictionary(phase => phase, IReadOnlyList<TimeSpan> (phase) =>
        [
            undisturbed.Took[phase] * Place(number),
            // Another order, so that early and late kills meet.
            (undisturbed.Start + undisturbed.Took[phase]) * Place((number * 7 + 3) % Plays),
        ]);

        double Place(int at) => (at + chance.Fraction()) / Plays;
    }
}
