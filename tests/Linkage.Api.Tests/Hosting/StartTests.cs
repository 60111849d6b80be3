using Linkage.Api.Hosting;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Hosting;

public sealed class StartTests(RunningService service)
{
    [Fact]
    public void A_second_process_on_the_same_folder_is_refused()
    {
        var refused = Assert.Throws<StartRefusedException>(
            () => LinkageHost.Build(["--data", service.Folder, "--urls", "http://127.0.0.1:0"]));
        Assert.Contains(service.Folder, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Linkage:Uploads:LargestBytes=0", "Linkage:Uploads:LargestBytes")]
    [InlineData("--Linkage:Uploads:LargestBytes=many", "Linkage:Uploads:LargestBytes")]
    [InlineData("--Linkage:Uploads:Colour=red", "Colour")]
    [InlineData("--Linkage:Limits:RequestsPerMinute=-1", "Linkage:Limits:RequestsPerMinute")]
    [InlineData("--Linkage:Databases:Control=Server=x", "Linkage:Databases:Vault")]
    [InlineData("--Linkage:Identity:Issuers:0:Issuer=https://id.example", "Linkage:Identity:Issuers:0")]
    [InlineData("--urls=nonsense", "--urls")]
    [InlineData("--mode=sideways", "Linkage:Mode")]
    [InlineData("--datta=x", "--datta")]
    public void A_wrong_setting_names_itself(string argument, string name)
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<StartRefusedException>(() => LinkageHost.Build(["--data", folder.Path, argument]));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_code_2_then() =>
        Assert.Equal(2, await LinkageHost.RunAsync(["--data", service.Folder, "--urls", "http://127.0.0.1:0"]));

    [Fact]
    public void Keys_are_for_the_owner_only()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(service.Folder, "keys"), "*.pem", SearchOption.AllDirectories))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}
