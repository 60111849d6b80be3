using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Canonical;
using Linkage.Domain.Signing;

namespace Linkage.Domain.Tests.Signing;

public sealed class ReleaseManifestTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();
    private readonly Dictionary<string, byte[]> _folder = new()
    {
        ["table-1.csv"] = "area,n\nA,12\n"u8.ToArray(),
        ["table-1.json"] = "{}"u8.ToArray(),
        ["maps/area.geojson"] = [],
    };

    public void Dispose() => _key.Dispose();

    [Fact]
    public void An_untouched_release_is_genuine_and_its_manifest_comes_back()
    {
        var manifest = Manifest();
        var verification = Verify(manifest.Sign(_key)).Value;
        Assert.True(verification.IsGenuine);
        Assert.Equal(CanonicalJson.Text(manifest.ToJson()), CanonicalJson.Text(verification.Manifest.ToJson()));
    }

    [Fact]
    public void The_signed_bytes_do_not_depend_on_the_order_of_files_or_the_offset_of_the_clock()
    {
        var manifest = Manifest();
        var other = manifest with { Files = [.. manifest.Files.Reverse()], CreatedAt = manifest.CreatedAt.ToOffset(TimeSpan.FromHours(2)) };
        Assert.Equal(CanonicalJson.Bytes(manifest.ToJson()), CanonicalJson.Bytes(other.ToJson()));
    }

    [Fact]
    public void Every_difference_is_listed()
    {
        var jws = Manifest().Sign(_key);
        _folder["table-1.csv"][7] ^= 1;
        _folder["table-1.json"] = "{} "u8.ToArray();
        _folder.Remove("maps/area.geojson");
        _folder["extra.csv"] = [];
        Assert.Equal(
            [
                new("extra.csv", ReleaseMismatchKind.NotListed), new("maps/area.geojson", ReleaseMismatchKind.Missing),
                new("table-1.csv", ReleaseMismatchKind.Content), new("table-1.json", ReleaseMismatchKind.Size),
            ],
            Verify(jws).Value.Mismatches);
    }

    [Theory]
    [InlineData("../table-1.csv")]
    [InlineData("/etc/hosts")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData("./a")]
    [InlineData("")]
    public void A_name_that_leads_elsewhere_is_never_opened(string name)
    {
        var manifest = Manifest() with { Files = [new ReleasedFile(name, 0, "")] };
        var verification = ReleaseVerification.Verify(
            manifest.Sign(_key), _key.Public, _ => throw new InvalidOperationException("Opened.")).Value;
        Assert.Equal([new(name, ReleaseMismatchKind.Name)], verification.Mismatches);
    }

    [Fact]
    public void A_file_listed_twice_is_wrong()
    {
        var file = Manifest().Files[0];
        var verification = Verify((Manifest() with { Files = [file, file] }).Sign(_key)).Value;
        Assert.Contains(new(file.Name, ReleaseMismatchKind.Name), verification.Mismatches);
    }

    [Fact]
    public void A_manifest_of_another_key_or_that_is_none_is_refused()
    {
        using var other = SigningKey.Create();
        Assert.Equal("signature-invalid", Verify(Manifest().Sign(other)).Refusal!.Code);
        Assert.Equal("manifest-invalid", Verify(_key.Sign("[]"u8, ReleaseManifest.SignatureType)).Refusal!.Code);
        Assert.Equal("manifest-invalid", Verify(_key.Sign("{}"u8, ReleaseManifest.SignatureType)).Refusal!.Code);
        Assert.Equal("manifest-invalid", Verify(_key.Sign("x"u8, ReleaseManifest.SignatureType)).Refusal!.Code);
    }

    private ReleaseManifest Manifest() => new(
        "r1", "p1", "j1", Hash("question"), 3, new DateTimeOffset(2026, 11, 21, 8, 30, 0, TimeSpan.Zero).AddMicroseconds(123456),
        Hash("result"),
        [.. _folder.Select(file => new ReleasedFile(file.Key, file.Value.Length, Convert.ToHexStringLower(SHA256.HashData(file.Value))))]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Domain.Outcomes.Outcome<ReleaseVerification> Verify(string jws) => ReleaseVerification.Verify(
        jws, _key.Public, name => _folder.TryGetValue(name, out var bytes) ? new MemoryStream(bytes) : null, _folder.Keys);
}
