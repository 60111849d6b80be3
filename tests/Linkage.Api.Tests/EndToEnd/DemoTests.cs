using System.Net;
using System.Net.Sockets;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>`demo --exit` as a process of its own.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_seed_releases_the_same_bytes_and_another_seed_other_tables()
    {
        var (first, again, other) = (await PlayAsync("1", "lindewaard"), await PlayAsync("2", "lindewaard"), await PlayAsync("3", "elsewhere"));
        Assert.Equal(["reach-by-district.csv", "result.json", "risk-by-neighbourhood.csv", "risk-by-tenure.csv"], first.Keys);
        Assert.Equal(first.Keys, again.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, again[file.Key]));
        Assert.All(first, file => Assert.NotEqual(file.Value, other[file.Key]));
    }

    [Fact]
    public async Task An_address_in_use_ends_it_with_2()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, said) = await RunAsync("--data", NewFolder("taken"), "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.Equal(2, code);
        Assert.Contains("--urls", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_ends_it_with_2()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "something"), "");
        Assert.Equal(2, (await RunAsync("--data", _folder.Path)).Code);
    }

    [Fact]
    public async Task A_step_that_fails_ends_it_with_1_and_says_which()
    {
        var start = ServiceProcess.Command("demo", "--exit", "--households", "1000", "--data", NewFolder("failing"), "--urls", "http://127.0.0.1:0");
        start.Environment["Linkage__Uploads__LargestBytes"] = "1000";
        var (code, said) = await Shell.RunAsync(start);
        Assert.Equal(1, code);
        Assert.Contains("This step failed", said, StringComparison.Ordinal);
        Assert.Contains("linkage upload", said, StringComparison.Ordinal);
    }

    private async Task<SortedDictionary<string, byte[]>> PlayAsync(string name, string seed)
    {
        var data = NewFolder(name);
        var (code, said) = await RunAsync("--households", "2000", "--seed", seed, "--data", data, "--urls", "http://127.0.0.1:0");
        Assert.True(code == 0, said);
        var files = Directory.GetFiles(Path.Combine(data, "desks", "noor", "release")).Where(file => Path.GetFileName(file) != "manifest.jws");
        return new(files.ToDictionary(file => Path.GetFileName(file)!, File.ReadAllBytes), StringComparer.Ordinal);
    }

    private static Task<(int Code, string Said)> RunAsync(params string[] words) => Shell.RunAsync(ServiceProcess.Command(["demo", "--exit", .. words]));

    private string NewFolder(string name) => Path.Combine(_folder.Path, name);
}
