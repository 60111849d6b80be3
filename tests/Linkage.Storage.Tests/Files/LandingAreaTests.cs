using Linkage.Domain.Identity;
using Linkage.Storage.Files;

namespace Linkage.Storage.Tests.Files;

public sealed class LandingAreaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linkage-test-").FullName;
    private readonly LandingArea _landing;
    private readonly DeliveryId _delivery = Identifier.New<DeliveryId>();

    public LandingAreaTests() => _landing = new LandingArea(Path.Combine(_folder, "landing"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_whole_file_has_the_plain_name_and_nothing_else_is_left()
    {
        File.WriteAllText(_landing.PartOf(_delivery), "rows");
        Assert.False(File.Exists(_landing.WholeOf(_delivery)));
        _landing.Complete(_delivery);
        Assert.Equal("rows", File.ReadAllText(_landing.WholeOf(_delivery)));
        Assert.False(File.Exists(_landing.PartOf(_delivery)));
    }

    [Fact]
    public void Completing_again_changes_nothing()
    {
        File.WriteAllText(_landing.PartOf(_delivery), "rows");
        _landing.Complete(_delivery);
        File.WriteAllText(_landing.PartOf(_delivery), "a late writer");
        _landing.Complete(_delivery);
        Assert.Equal("rows", File.ReadAllText(_landing.WholeOf(_delivery)));
    }

    [Fact]
    public void What_never_arrived_cannot_be_completed() =>
        Assert.ThrowsAny<IOException>(() => _landing.Complete(_delivery));

    [Fact]
    public void Removing_takes_part_and_whole_and_may_be_done_again()
    {
        File.WriteAllText(_landing.PartOf(_delivery), "rows");
        File.WriteAllText(_landing.WholeOf(_delivery), "rows");
        _landing.Remove(_delivery);
        _landing.Remove(_delivery);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "landing")));
    }
}
