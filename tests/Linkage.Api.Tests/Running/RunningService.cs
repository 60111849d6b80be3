using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Linkage.Api.Hosting;
using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Linkage.Api.Tests.Running.RunningService))]

namespace Linkage.Api.Tests.Running;

/// <summary>The real service over real HTTP on a free port, with a data folder of its own that goes when the tests end.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private readonly string[] _args;
    private readonly Action<IServiceCollection>? _adjust;
    private readonly Dictionary<string, string> _tokens = [];
    private readonly SemaphoreSlim _asking = new(1, 1);
    private WebApplication? _app;

    public RunningService()
        : this([])
    {
    }

    internal RunningService(string[] args, Action<IServiceCollection>? adjust = null, string? folder = null) =>
        (_args, _adjust, Folder) = (args, adjust, folder ?? Directory.CreateTempSubdirectory("linkage-test-").FullName);

    public string Folder { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    internal Database Control => _app!.Services.GetRequiredService<Database>();

    internal LandingArea Landing => _app!.Services.GetRequiredService<LandingArea>();

    internal IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        _app = LinkageHost.Build(["--urls", "http://127.0.0.1:0", "--data", Folder, "--Logging:LogLevel:Default=Error", .. _args], _adjust);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public async Task StopAsync()
    {
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    internal HttpClient Stranger() => new() { BaseAddress = Address };

    /// <summary>A client with the token of a made-up person.</summary>
    internal async Task<HttpClient> AsAsync(string person)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(person));
        return client;
    }

    internal async Task<string> TokenAsync(string person)
    {
        await _asking.WaitAsync();
        try
        {
            if (_tokens.TryGetValue(person, out var known)) return known;
            using var client = Stranger();
            var answer = await client.PostAsJsonAsync("/development/token", new { @as = person });
            answer.EnsureSuccessStatusCode();
            var grant = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            return _tokens[person] = grant["access_token"]!.GetValue<string>();
        }
        finally
        {
            _asking.Release();
        }
    }
}
