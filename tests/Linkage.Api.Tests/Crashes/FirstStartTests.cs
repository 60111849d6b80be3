using System.Diagnostics;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Crashes;

/// <summary>Killed while it sets itself up on an empty folder, the service starts as if for the first time.</summary>
public sealed class FirstStartTests
{
    private const int Kills = 12;

    [Fact]
    public async Task Killed_anywhere_in_its_first_start_it_starts_again()
    {
        var whole = await StartAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var folder = new TemporaryFolder();
            using (var doomed = ServiceProcess.Start(folder.Path))
            {
                // Most of a start is the runtime's own; what touches the folder comes in the last part of it.
                await Task.Delay(whole * (0.4 + 0.6 * kill / Kills));
                await doomed.KillAsync();
            }

            await using var storm = new Storm(folder.Path);
            using var dirk = new Caller(storm, "dirk");
            Assert.True((await dirk.GetAsync("/v1/audit-verification"))["intact"]!.GetValue<bool>());
            var organisations = (await dirk.GetAsync("/v1/organisations")).Items().Select(one => one.Text("id")).ToList();
            Assert.Equal(organisations.Distinct().Count(), organisations.Count);
            Assert.Contains("org-a", organisations);
        }
    }

    private static async Task<TimeSpan> StartAsync()
    {
        using var folder = new TemporaryFolder();
        var clock = Stopwatch.StartNew();
        using var service = ServiceProcess.Start(folder.Path);
        await service.Address;
        var took = clock.Elapsed;
        await service.KillAsync();
        return took;
    }
}
