using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Linkage.Storage.Keys;
using Linkage.Storage.Vault.Tables;
using Linkage.Storage.Work;
using Linkage.Worker.Ingest;
using Linkage.Worker.Links;
using Linkage.Worker.Matches;
using Linkage.Worker.Purges;
using Linkage.Worker.Queue;
using Linkage.Worker.Releases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Linkage.Worker;

/// <summary>The worker as a part of a host: the dispatcher and a handler for each kind of work.</summary>
public static class WorkerRegistration
{
    /// <summary>
    /// Needs in the services: <see cref="TimeProvider"/>, the control <see cref="Database"/>, <see cref="LandingArea"/>,
    /// <see cref="ReleaseFolder"/>, <see cref="WorkQueue"/>. Adds a <see cref="WorkSignal"/>, by which the queue of this process wakes the
    /// dispatcher.
    /// </summary>
    /// <param name="vault">The isolated database; the API's services must not hold it.</param>
    /// <param name="keys">The key ring; likewise.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddLinkageWorker(
        this IServiceCollection services, Database vault, KeyRingFolder keys, DispatcherOptions options, MatchingOptions? matching = null)
    {
        options.Check();
        matching ??= new MatchingOptions();
        matching.Check();
        services.AddSingleton(options);
        services.TryAddSingleton<WorkSignal>();
        services.AddSingleton(new VaultCatalogue(vault));
        services.AddSingleton<IWorkHandler>(provider => new IngestHandler(
            provider.GetRequiredService<Database>(), vault, provider.GetRequiredService<LandingArea>(), keys, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWorkHandler>(provider => new PurgeHandler(
            provider.GetRequiredService<Database>(), vault, provider.GetRequiredService<LandingArea>(),
            provider.GetRequiredService<WorkQueue>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new JobMatches(
            provider.GetRequiredService<Database>(), vault, provider.GetRequiredService<WorkQueue>(), matching,
                provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWorkHandler>(provider => new MatchRangeHandler(
            provider.GetRequiredService<Database>(), vault, provider.GetRequiredService<WorkQueue>(),
            provider.GetRequiredService<JobMatches>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWorkHandler>(provider => new LinkHandler(
            provider.GetRequiredService<Database>(), vault, keys, provider.GetRequiredService<JobMatches>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWorkHandler>(provider => new ReleaseHandler(
            provider.GetRequiredService<Database>(), vault, provider.GetRequiredService<ReleaseFolder>(), keys, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WorkRun>();
        services.AddHostedService<Dispatcher>();
        return services;
    }
}
