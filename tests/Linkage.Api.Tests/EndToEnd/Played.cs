using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>The tutorial, played once for all tests that look at what came out: at a terminal, against the service as a process of its own.</summary>
public sealed class Played : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal Tutorial Tutorial { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var service = await ServiceProcess.StartAsync(Path.Combine(_folder.Path, "service"));
        Tutorial = await Tutorial.PlayAsync(service.Address, Directory.CreateDirectory(Path.Combine(_folder.Path, "tmp")).FullName);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [CollectionDefinition(nameof(Played))]
    public sealed class Together : ICollectionFixture<Played>;
}
