using Linkage.Domain.Keys;
using Linkage.Domain.Sealing;
using Linkage.Domain.Signing;

namespace Linkage.Domain.Tests.Keys;

public sealed class KeyRingTests
{
    private readonly Dictionary<string, string> _files = [];

    [Fact]
    public void What_was_put_in_the_ring_is_found_there()
    {
        using var older = SealingKeyPair.Create();
        using var newer = SealingKeyPair.Create();
        using var signing = SigningKey.Create();
        using var project = ProjectKeys.Create();
        Put([.. KeyRing.Files(older), .. KeyRing.Files(newer), .. KeyRing.Files(signing), .. KeyRing.Files("energy-1", project)]);

        Assert.Equal(newer.Id, KeyRing.Sealing(Read).Value.Id);
        Assert.Equal(older.Id, KeyRing.Sealing(older.Id, Read).Value.Id);
        Assert.Equal(signing.Id, KeyRing.Signing(Read).Value.Id);
        using var found = KeyRing.Project("energy-1", Read).Value;
        Assert.Equal(project.Project.ToText(), found.Project.ToText());
        Assert.Equal(project.Ledger.ToText(), found.Ledger.ToText());
        Assert.Equal(project.Noise.ToText(), found.Noise.ToText());
    }

    [Fact]
    public void Missing_swapped_and_misnamed_keys_are_refused()
    {
        Assert.Equal("key-ring", KeyRing.Sealing(Read).Refusal!.Code);
        Assert.Equal("key-ring", KeyRing.Project("p", Read).Refusal!.Code);

        using var project = ProjectKeys.Create();
        Put(KeyRing.Files("p", project));
        _files["projects/p/ledger.key"] = _files["projects/p/noise.key"];
        Assert.Equal("key-invalid", KeyRing.Project("p", Read).Refusal!.Code);

        using var one = SealingKeyPair.Create();
        using var two = SealingKeyPair.Create();
        Put(KeyRing.Files(one));
        _files[KeyRing.SealingFile(one.Id)] = two.ToPem();
        Assert.Equal("key-ring", KeyRing.Sealing(Read).Refusal!.Code);
    }

    [Theory]
    [InlineData("../other")]
    [InlineData("")]
    [InlineData("a/b")]
    public void A_project_id_cannot_lead_out_of_the_ring(string project) =>
        Assert.Throws<ArgumentException>(() => KeyRing.Project(project, Read));

    [Fact]
    public void A_key_file_does_not_print_its_content()
    {
        using var signing = SigningKey.Create();
        Assert.All(KeyRing.Files(signing), file => Assert.Equal(file.Name, file.ToString()));
    }

    private void Put(IEnumerable<KeyFile> files)
    {
        foreach (var (name, content) in files) _files[name] = content;
    }

    private string? Read(string name) => _files.GetValueOrDefault(name);
}
