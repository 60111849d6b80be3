namespace Linkage.Api.Tests.Running;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("linkage-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
