using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// A downloaded release is verified with the service's public key alone: nothing answers at the address that the command is given.
/// </summary>
[Collection(nameof(Played))]
public sealed class VerifyTests(Played played) : IDisposable
{
    private const int Genuine = 0;
    private const int VerificationFailed = 3;
    private readonly TemporaryFolder _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task What_was_downloaded_is_genuine() => Assert.Equal(Genuine, await VerifyAsync(_ => { }));

    [Theory]
    [InlineData("by-state-and-decade.csv")]
    [InlineData("result.json")]
    public async Task One_bit_anywhere_is_noticed(string name)
    {
        foreach (var place in new[] { 0.0, 0.5, 1.0 })
        {
            Assert.Equal(VerificationFailed, await VerifyAsync(folder => Alter(Path.Combine(folder, name), bytes =>
            {
                bytes[(int)(place * (bytes.Length - 1))] ^= 1;
                return bytes;
            })));
        }
    }

    [Fact]
    public async Task A_byte_less_or_more_a_file_less_or_more_and_another_manifest_are_noticed()
    {
        const string table = "by-state-and-decade.csv";
        Assert.Equal(VerificationFailed, await VerifyAsync(folder => Alter(Path.Combine(folder, table), bytes => bytes[..^1])));
        Assert.Equal(VerificationFailed, await VerifyAsync(folder => Alter(Path.Combine(folder, table), bytes => [.. bytes, (byte)'\n'])));
        Assert.Equal(VerificationFailed, await VerifyAsync(folder => File.Delete(Path.Combine(folder, table))));
        Assert.Equal(VerificationFailed, await VerifyAsync(folder => File.WriteAllText(Path.Combine(folder, "more.csv"), "a\n")));
        Assert.Equal(VerificationFailed, await VerifyAsync(folder => Alter(Path.Combine(folder, "manifest.jws"), bytes =>
        {
            // A digit of the signed part.
            bytes[bytes.AsSpan().IndexOf((byte)'.') + 20] ^= 1;
            return bytes;
        })));
    }

    private async Task<int> VerifyAsync(Action<string> alter)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_copy.Path, Guid.NewGuid().ToString("N"))).FullName;
        foreach (var file in Directory.GetFiles(played.Tutorial.Release)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        alter(folder);
        var (code, _) = await Shell.RunAsync(
            $"linkage releases verify '{folder}' --key '{played.Tutorial.ServiceKeys}'", new Uri("http://127.0.0.1:9"), _copy.Path);
        return code;
    }

    private static void Alter(string file, Func<byte[], byte[]> alter) => File.WriteAllBytes(file, alter(File.ReadAllBytes(file)));
}
