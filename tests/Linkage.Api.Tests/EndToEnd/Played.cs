using Linkage.Api.Tests.Crashes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// The tutorial, played once for all tests that look at what came out: at a terminal, against the service as a process of its own.
/// </summary>
public sealed class Played : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal Tutorial Tutorial { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var service = ServiceProcess.Start(Below("service"));
        try
        {
            Tutorial = await Tutorial.PlayAsync(await service.Address, Below("tmp"));
        }
        finally
        {
            await service.KillAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Below(string name) => Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName;

    [CollectionDefinition(nameof(Played))]
    public sealed class Together : ICollectionFixture<Played>;
}
