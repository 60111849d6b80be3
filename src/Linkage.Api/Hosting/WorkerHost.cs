using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Linkage.Storage.Keys;
using Linkage.Storage.Work;
using Linkage.Worker;
using Linkage.Worker.Queue;

namespace Linkage.Api.Hosting;

/// <summary>
/// `worker`: a process that takes work from the queue and answers nobody. Any number may share the databases of a service.
/// </summary>
internal static class WorkerHost
{
    /// <summary>Works until the process is asked to stop.</summary>
    /// <param name="args">As of the service, without `worker`.</param>
    /// <exception cref="StartRefusedException">A setting is wrong, or no service has made the data folder.</exception>
    public static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder();
        Arguments.Add(builder.Configuration, args);
        var settings = ServiceSettings.Read(builder.Configuration);
        using var folder = DataFolder.Find(settings.Data);
        var (control, vault) = (Databases.Control(settings, folder), Databases.Vault(settings, folder));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(control);
        builder.Services.AddHostedService(provider => new Schemas([control, vault], provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(new LandingArea(folder.Landing));
        builder.Services.AddSingleton(new ReleaseFolder(folder.Releases));
        builder.Services.AddSingleton<WorkQueue>();
        builder.Services.AddLinkageWorker(
            vault,
            new KeyRingFolder(folder.Keys),
            new DispatcherOptions { Owner = folder.Owner, Parallelism = settings.Worker.Parallelism },
            settings.Worker.Matching);
        using var host = builder.Build();
        await host.RunAsync();
    }
}
