using System.Runtime.Versioning;
using Linkage.Domain.Identity;
using Linkage.Domain.Keys;
using Linkage.Storage.Keys;

namespace Linkage.Storage.Tests.Keys;

/// <summary>Keys on disk: made once, the same for ever, for nobody else to read.</summary>
public sealed class KeyRingFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linkage-keys-").FullName;
    private readonly ProjectId _project = Identifier.New<ProjectId>();

    [Fact]
    public void Keys_are_made_at_first_use_and_stay()
    {
        var (first, second) = (Open(), Open());
        using var sealing = first.Sealing();
        using var signing = first.Signing();
        using var project = first.Project(_project);
        using var sealingAgain = second.Sealing();
        using var signingAgain = second.Signing();
        using var projectAgain = second.Project(_project);
        using var found = second.FindSealing(sealing.Id);
        using var other = second.Project(Identifier.New<ProjectId>());
        Assert.Equal(sealing.Id, sealingAgain.Id);
        Assert.Equal(sealing.Id, found!.Id);
        Assert.Equal(signing.Id, signingAgain.Id);
        Assert.Equal(project.Project.ToText(), projectAgain.Project.ToText());
        Assert.NotEqual(project.Project.ToText(), other.Project.ToText());
    }

    [Fact]
    public void A_lost_key_is_not_replaced_by_another()
    {
        Open().Project(_project).Dispose();
        File.Delete(Path.Combine(Ring, "projects", _project.Value, "project.key"));
        Assert.Throws<KeyRingException>(() => Open().Project(_project));
        Assert.False(File.Exists(Path.Combine(Ring, "projects", _project.Value, "project.key")));
    }

    [Fact]
    public void What_was_not_yet_written_when_the_process_died_is_written_then()
    {
        Open().Project(_project).Dispose();
        var noise = Path.Combine(Ring, "projects", _project.Value, "noise.key");
        File.Move(noise, noise + ".part");
        var ring = Open();
        ring.Sweep();
        Assert.False(File.Exists(noise + ".part"));
        ring.Project(_project).Dispose();
        Assert.True(File.Exists(noise));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_can_read_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are of Unix.");
        using var project = Open().Project(_project);
        var files = Directory.GetFiles(Ring, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.All(
            Directory.GetDirectories(Ring, "*", SearchOption.AllDirectories).Append(Ring),
            folder => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
        File.SetUnixFileMode(files[0], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var refused = Assert.Throws<KeyRingException>(() => Open().Project(_project));
        Assert.DoesNotContain("key-v1:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_processes_that_make_a_key_at_once_all_use_the_same()
    {
        var made = new string[8];
        Parallel.For(0, made.Length, at =>
        {
            using var keys = Open().Project(_project);
            made[at] = keys.Project.ToText() + keys.Ledger.ToText() + keys.Noise.ToText();
        });
        Assert.Single(made.Distinct());
        Assert.DoesNotContain(
            Directory.GetFiles(Ring, "*", SearchOption.AllDirectories), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_ring_that_was_half_made_is_completed_and_a_spoilt_key_is_never_replaced()
    {
        using var before = Open().Project(_project);
        File.Delete(Path.Combine(Ring, "projects", _project.Value, "noise.key"));
        using var after = Open().Project(_project);
        Assert.Equal(before.Project.ToText(), after.Project.ToText());
        Assert.Equal(before.Ledger.ToText(), after.Ledger.ToText());
        File.WriteAllText(Path.Combine(Ring, "projects", _project.Value, "project.key"), "spoilt");
        Assert.Throws<KeyRingException>(() => Open().Project(_project));
    }

    [Fact]
    public void A_key_that_is_not_held_is_not_found()
    {
        var id = KeyId.FromBytes(new byte[KeyId.ByteLength]);
        Assert.Null(Open().FindSealing(id));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Ring => Path.Combine(_folder, "ring");

    private KeyRingFolder Open() => new(Ring);
}
