using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Sealing;
using Linkage.Domain.Signing;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

public sealed class ReleaseTests : IDisposable
{
    private const string Csv =
        "area,area_level,households,households_status,households_confidentiality\nN01,neighbourhood,120,A,F\nN02,neighbourhood,,Q,A\n";
    private readonly SigningKey _signing = SigningKey.Create();
    private readonly SealingKeyPair _sealing = SealingKeyPair.Create();
    private readonly Dictionary<string, byte[]> _files = new()
    {
        ["by-area.csv"] = Encoding.UTF8.GetBytes(Csv),
        ["result.json"] = RandomNumberGenerator.GetBytes(200_000),
    };

    private readonly CommandLine _line;
    private readonly string _folder;
    private readonly string _keys;
    private bool _breakOnce;

    public ReleaseTests()
    {
        _line = new CommandLine { Network = new Replies(Answer) };
        _folder = _line.PathOf("release");
        _keys = _line.PathOf("keys.json");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_is_fetched_verified_and_verified_again_without_a_connection()
    {
        Assert.Equal(ExitCode.Done, await _line.RunAsync("keys", "service", "--out", _keys));
        Assert.Equal(ExitCode.Done, await DownloadAsync());
        Assert.Equal(_files["result.json"], await File.ReadAllBytesAsync(Path.Combine(_folder, "result.json"), Cancel));
        Assert.Equal(ExitCode.Done, await VerifyOfflineAsync());
        await File.WriteAllTextAsync(_keys, _signing.Public.ToJwk().ToJsonString(), Cancel);
        Assert.Equal(ExitCode.Done, await VerifyOfflineAsync());
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_by_range()
    {
        _breakOnce = true;
        Assert.Equal(ExitCode.Done, await DownloadAsync());
        Assert.False(_breakOnce);
        Assert.Equal(_files["result.json"], await File.ReadAllBytesAsync(Path.Combine(_folder, "result.json"), Cancel));
    }

    [Theory]
    [InlineData("altered", "content")]
    [InlineData("longer", "size")]
    [InlineData("removed", "missing")]
    [InlineData("added", "not-listed")]
    [InlineData("forged", "signature-invalid")]
    [InlineData("other-key", "signature-invalid")]
    public async Task What_is_not_as_signed_ends_with_3_and_says_which(string change, string rule)
    {
        await _line.RunAsync("keys", "service", "--out", _keys);
        await DownloadAsync();
        await ChangeAsync(change);
        Assert.Equal(ExitCode.VerificationFailed, await VerifyOfflineAsync());
        Assert.Contains($"[{rule}]", _line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_shows_another_signing_key_than_before_is_not_believed()
    {
        await _line.RunAsync("keys", "service");
        using var other = SigningKey.Create();
        using var impostor = new CommandLine { Network = new Replies(request => Answer(request, other)) };
        impostor.Environment["LINKAGE_HOME"] = _line.PathOf("home");
        Assert.Equal(ExitCode.VerificationFailed, await impostor.RunAsync("releases", "download", "rel-1", "--out", _folder));
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public async Task A_table_is_shown_with_its_suppressed_cells_marked()
    {
        Assert.Equal(ExitCode.Done, await _line.RunAsync("releases", "show", "rel-1", "--table", "by-area"));
        Assert.Matches(@"N01\s.*120", _line.Output);
        Assert.Matches(@"N02\s.*×", _line.Output);
        Assert.Contains("suppressed", _line.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await _line.RunAsync("releases", "show", "rel-1", "--table", "by-area", "--json"));
        Assert.Null(_line.Json["rows"]![1]!["households"]);
        Assert.Equal("120", (string?)_line.Json["rows"]![0]!["households"]);
    }

    [Fact]
    public async Task A_recalled_release_cannot_be_fetched()
    {
        using var line = new CommandLine
        {
            Network = new Replies(request => request.RequestUri!.AbsolutePath == "/v1/keys"
            ? Answer(request)
            : Replies.Problem(HttpStatusCode.Gone, "recalled"))
        };
        Assert.Equal(ExitCode.Refused, await line.RunAsync("releases", "download", "rel-1", "--out", _folder));
        Assert.Contains("[recalled]", line.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _line.Dispose();
        _signing.Dispose();
        _sealing.Dispose();
    }

    private Task<ExitCode> DownloadAsync() => _line.RunAsync("releases", "download", "rel-1", "--out", _folder);

    private async Task<ExitCode> VerifyOfflineAsync()
    {
        var offline = await _line.RunAsync("releases", "verify", _folder, "--key", _keys, "--server", "http://localhost:1");
        Assert.DoesNotContain(((Replies)_line.Network).Asked, asked => asked.Contains("localhost:1", StringComparison.Ordinal));
        return offline;
    }

    private async Task ChangeAsync(string change)
    {
        var path = Path.Combine(_folder, "by-area.csv");
        switch (change)
        {
            case "altered":
                await File.WriteAllTextAsync(path, Csv.Replace("120", "121", StringComparison.Ordinal), Cancel);
                break;
            case "longer":
                await File.AppendAllTextAsync(path, "\n", Cancel);
                break;
            case "removed":
                File.Delete(path);
                break;
            case "added":
                await File.WriteAllTextAsync(Path.Combine(_folder, "more.csv"), "", Cancel);
                break;
            case "forged":
                var manifest = Path.Combine(_folder, "manifest.jws");
                var parts = (await File.ReadAllTextAsync(manifest, Cancel)).Split('.');
                parts[1] = Convert.ToBase64String("{}"u8).TrimEnd('=');
                await File.WriteAllTextAsync(manifest, string.Join('.', parts), Cancel);
                break;
            default:
                using (var other = SigningKey.Create())
                {
                    await File.WriteAllTextAsync(_keys, other.Public.ToJwk().ToJsonString(), Cancel);
                }

                break;
        }
    }

    private HttpResponseMessage Answer(HttpRequestMessage request) => Answer(request, _signing);

    private HttpResponseMessage Answer(HttpRequestMessage request, SigningKey signing)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path == "/v1/keys")
        {
            return Replies.Json(
                $$"""{"sealing":{{_sealing.Public.ToJwk().ToJsonString()}},"signing":[{{signing.Public.ToJwk().ToJsonString()}}]}""");
        }

        if (path == "/v1/releases/rel-1/manifest")
        {
            return Replies.Json(Manifest().Sign(signing), type: "application/jose");
        }

        return Content(request, _files[path["/v1/releases/rel-1/files/".Length..]]);
    }

    private HttpResponseMessage Content(HttpRequestMessage request, byte[] bytes)
    {
        var from = (int)(request.Headers.Range?.Ranges.Single().From ?? 0);
        if (from > 0)
        {
            Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", request.Headers.IfRange!.EntityTag!.Tag);
        }

        Stream body = new MemoryStream(bytes[from..]);
        if (_breakOnce && bytes.Length > 100_000)
        {
            _breakOnce = false;
            body = new BreakingStream(bytes[..70_000]);
        }

        return new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new StreamContent(body) };
    }

    private ReleaseManifest Manifest() => new(
        "rel-1",
        "prj-1",
        "job-1",
        new string('0', 64),
        1,
        DateTimeOffset.Parse("2026-11-21T20:25:00Z", CultureInfo.InvariantCulture),
        new string('1', 64),
        [.. _files.Select(file => new ReleasedFile(file.Key, file.Value.Length, Convert.ToHexStringLower(SHA256.HashData(file.Value))))]);

    /// <summary>Gives some bytes and then breaks, as a connection does.</summary>
    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new IOException("broken");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("broken");
    }
}
