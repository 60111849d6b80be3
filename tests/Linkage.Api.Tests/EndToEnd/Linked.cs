using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>The four parties with their files delivered, once for all tests that only ask.</summary>
[CollectionDefinition(nameof(Linked))]
public sealed class Linked(RunningService service) : IAsyncLifetime, ICollectionFixture<Linked>
{
    public RunningService Service => service;

    internal FourParties Four { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Four = await FourParties.DeliverAsync(service);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
