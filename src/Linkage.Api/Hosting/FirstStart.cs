using Linkage.Storage.Databases;
using Linkage.Storage.Work;

namespace Linkage.Api.Hosting;

/// <summary>Before anything else runs: the schemas are brought up to this build, and what an earlier process held is free again.</summary>
internal sealed class FirstStart(
    Database control, [FromKeyedServices(Composition.Vault)] Database vault, WorkQueue queue, ServiceSettings settings, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Migrations.ApplyAsync(control, clock, cancellationToken);
        if (settings.Mode != Mode.Embedded) return;
        await Migrations.ApplyAsync(vault, clock, cancellationToken);
        await queue.FreeAllAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
