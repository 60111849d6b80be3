using Linkage.Api.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Linkage.Api.Demo;

/// <summary>`demo`: the embedded service in a new folder, and the scenario energy-poverty played on it over HTTP.</summary>
internal static class DemoRun
{
    private const int Failed = 1;

    /// <returns>0 after the release, 1 as soon as a step fails; what cannot start throws.</returns>
    public static async Task<int> RunAsync(string[] words, TextWriter output, TimeProvider clock)
    {
        var settings = DemoSettings.Read(words, clock);
        await using var app = LinkageHost.Build(
            ["--data", Path.Combine(settings.Data, "service"), "--urls", settings.Urls, "--Logging:LogLevel:Default=Warning"]);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var stop = app.Lifetime.ApplicationStopping;
        try
        {
            output.WriteLine($"Linkage serves {address} from the new folder {Path.GetFullPath(settings.Data)}.\n");
            await new EnergyPovertyPlay(settings, address, new Narrator(output, clock)).RunAsync(stop);
            if (settings.Exit) return 0;
            output.WriteLine("\nThe service stays up until Ctrl-C.");
            await app.WaitForShutdownAsync(CancellationToken.None);
            return 0;
        }
        catch (StepFailedException failed)
        {
            output.WriteLine($"\nThis step failed, and the demo ends here.\n{failed.Message}");
            return Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            output.WriteLine("\nStopped.");
            return Failed;
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }
}
