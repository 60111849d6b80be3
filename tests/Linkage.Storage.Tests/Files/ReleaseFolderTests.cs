using Linkage.Domain.Identity;
using Linkage.Storage.Files;

namespace Linkage.Storage.Tests.Files;

public sealed class ReleaseFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linkage-test-").FullName;
    private readonly ReleaseFolder _releases;
    private readonly ReleaseId _release = Identifier.New<ReleaseId>();

    public ReleaseFolderTests() => _releases = new ReleaseFolder(_folder);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_file_is_there_under_its_name_and_nothing_else()
    {
        await WriteAsync(("result.json", [1, 2, 3]), ("empty.csv", []));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(_releases.PathOf(_release, "result.json"), Cancel));
        Assert.Empty(await File.ReadAllBytesAsync(_releases.PathOf(_release, "empty.csv"), Cancel));
        Assert.Equal([Path.Combine(_folder, _release.Value)], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task What_was_released_is_never_written_again()
    {
        await WriteAsync(("result.json", [1]));
        await WriteAsync(("result.json", [2]), ("more.json", [3]));
        Assert.Equal([1], await File.ReadAllBytesAsync(_releases.PathOf(_release, "result.json"), Cancel));
        Assert.False(File.Exists(_releases.PathOf(_release, "more.json")));
    }

    [Fact]
    public async Task What_a_crash_left_half_written_does_not_count()
    {
        var half = Directory.CreateDirectory(Path.Combine(_folder, _release.Value + ".part"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "stray.json"), "half", Cancel);
        await WriteAsync(("result.json", [1]));
        Assert.False(File.Exists(_releases.PathOf(_release, "stray.json")));
        Assert.Equal([Path.Combine(_folder, _release.Value)], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_write_that_failed_leaves_nothing_under_the_final_name()
    {
        await Assert.ThrowsAnyAsync<IOException>(() => WriteAsync(("result.json", [1]), ("missing/result.json", [2])));
        Assert.False(Directory.Exists(Path.Combine(_folder, _release.Value)));
    }

    private Task WriteAsync(params (string Name, byte[] Bytes)[] files) =>
        _releases.WriteAsync(_release, files.ToDictionary(file => file.Name, file => file.Bytes), Cancel);
}
