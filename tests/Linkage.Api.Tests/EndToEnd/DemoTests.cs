using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Linkage.Api.Hosting;
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
        var (first, again) = (await PlayAsync("first", "lindewaard"), await PlayAsync("again", "lindewaard"));
        var other = await PlayAsync("other", "elsewhere");
        Assert.Contains("result.json", first.Keys);
        Assert.InRange(first.Count, 4, 10);
        Assert.Equal(first.Keys, again.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, again[file.Key]));
        Assert.All(first, file => Assert.NotEqual(file.Value, other[file.Key]));
    }

    [Fact]
    public async Task An_address_in_use_ends_it_with_2()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var (code, said) = await RunAsync("--data", NewFolder("taken"), "--urls", address);
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
        var start = Command("--households", "1000", "--data", NewFolder("failing"), "--urls", "http://127.0.0.1:0");
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
        var released = Directory.GetFiles(Path.Combine(data, "desks", "noor", "release"));
        var files = released.Where(file => Path.GetFileName(file) != "manifest.jws");
        return new(files.ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes), StringComparer.Ordinal);
    }

    private static Task<(int Code, string Said)> RunAsync(params string[] words) => Shell.RunAsync(Command(words));

    private static ProcessStartInfo Command(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet");
        string[] line = ["exec", typeof(LinkageHost).Assembly.Location, "demo", "--exit", .. words];
        foreach (var word in line) start.ArgumentList.Add(word);
        return start;
    }

    private string NewFolder(string name) => Path.Combine(_folder.Path, name);
}
