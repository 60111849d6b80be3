using Linkage.Storage.Databases;

namespace Linkage.Api.Hosting;

/// <summary>Before anything else runs: the schemas are brought up to this build.</summary>
internal sealed class Schemas(IReadOnlyList<Database> databases, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var database in databases) await Migrations.ApplyAsync(database, clock, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
