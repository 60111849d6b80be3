using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Organisations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Linkage.Api.Identity.Development;

/// <summary>
/// Registers the organisations of the made-up people, warns, and ends the service should it listen beyond this machine after all.
/// </summary>
internal sealed partial class DevelopmentStart(
    DevelopmentIdentity identity, Database control, TimeProvider clock, IServer server, IHostApplicationLifetime lifetime, ILogger<DevelopmentStart> log)
    : IHostedLifecycleService
{
    private static readonly Actor Service = new("service", new OrganisationId("linkage"), Role.None, "start");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, name) in identity.People.Organisations)
        {
            var now = clock.GetUtcNow();
            var organisation = new Organisation { Id = new OrganisationId(id), Name = name, CreatedAt = now };
            await control.WriteAsync(
                session => OrganisationStore.AddAsync(session, organisation, new Mover(Service, now, null), cancellationToken), cancellationToken);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.All(address => Hosting.Addresses.IsLoopback(new Uri(address).Host)))
        {
            LogWarning(log, addresses.FirstOrDefault());
            return Task.CompletedTask;
        }

        LogBeyond(log);
        lifetime.StopApplication();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "DEVELOPMENT IDENTITY: anybody on this machine can act as anybody. Not for real data. Tokens: {Address}/development")]
    private static partial void LogWarning(ILogger log, string? address);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The development identity is never offered beyond this machine; the service ends.")]
    private static partial void LogBeyond(ILogger log);
}
