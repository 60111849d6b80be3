using System.Net;
using System.Security.Cryptography;
using Linkage.Domain.Sealing;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

public sealed class UploadTests : IDisposable
{
    private readonly TusService _service = new();
    private readonly CommandLine _line;
    private readonly byte[] _file = RandomNumberGenerator.GetBytes((5 << 20) + 17);

    public UploadTests()
    {
        _line = new CommandLine { Network = _service };
        File.WriteAllBytes(_line.PathOf("incomes.csv"), _file);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_arrives_sealed_whole_and_with_its_metadata()
    {
        Assert.Equal(ExitCode.Done, await UploadAsync("--watch", "--json"));
        Assert.Equal("accepted", (string?)_line.Json["state"]);
        Assert.Equal(_file, await OpenedAsync());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(_service.Received.ToArray())), _service.Metadata["sha256"]);
        Assert.Equal(
            ("prj-1", "incomes", "2023JJ00", "incomes.csv", "true"),
            (_service.Metadata["project"], _service.Metadata["dataset"], _service.Metadata["period"], _service.Metadata["filename"], _service.Metadata["sealed"]));
        Assert.Equal(6, _service.Patches);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_line.PathOf("home"), "uploads")));
    }

    [Fact]
    public async Task Plain_where_agreed_is_the_file_itself()
    {
        Assert.Equal(ExitCode.Done, await UploadAsync("--plain"));
        Assert.Equal(_file, _service.Received.ToArray());
        Assert.Equal("false", _service.Metadata["sealed"]);
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("broken-after-part")]
    [InlineData("answer-lost")]
    [InlineData("busy")]
    [InlineData("locked")]
    [InlineData("damaged")]
    [InlineData("other-offset")]
    public async Task Trouble_on_the_way_is_overcome_and_the_bytes_are_right(string kind)
    {
        _service.Trouble = (number, bytes, service) => number is 2 or 4 or 6 ? Trouble(kind, bytes, service) : null;
        Assert.Equal(ExitCode.Done, await UploadAsync());
        Assert.Equal(1, _service.Creations);
        Assert.Equal(_file, await OpenedAsync());
    }

    [Fact]
    public async Task After_giving_up_the_same_command_goes_on_where_it_stopped_with_the_same_bytes()
    {
        _service.Trouble = (number, _, _) => number > 3 ? throw new HttpRequestException("gone") : null;
        Assert.Equal(ExitCode.Unreachable, await UploadAsync());
        Assert.Contains("goes on where it stopped", _line.Error, StringComparison.Ordinal);
        Assert.Equal(3 << 20, _service.Received.Length);

        var before = _service.Patches;
        _service.Trouble = (_, _, _) => null;
        Assert.Equal(ExitCode.Done, await UploadAsync("--resume"));
        Assert.Equal(1, _service.Creations);
        Assert.Equal(3, _service.Patches - before);
        Assert.Equal(_file, await OpenedAsync());
        Assert.Equal(ExitCode.BadInput, await UploadAsync("--resume"));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("changed")]
    [InlineData("fresh")]
    public async Task An_upload_that_cannot_be_taken_up_begins_anew(string why)
    {
        _service.Trouble = (number, _, _) => number > 3 ? throw new HttpRequestException("gone") : null;
        await UploadAsync();
        _service.Trouble = (_, _, _) => null;
        _service.Gone = why == "gone";
        var expected = _file;
        if (why == "changed")
        {
            expected = [.. _file, 1];
            await File.WriteAllBytesAsync(_line.PathOf("incomes.csv"), expected, Cancel);
        }

        Assert.Equal(ExitCode.Done, await UploadAsync(why == "fresh" ? ["--fresh"] : []));
        Assert.Equal(2, _service.Creations);
        Assert.Equal(expected, await OpenedAsync());
        Assert.Equal(2, _service.IdempotencyKeys.Distinct().Count());
    }

    [Fact]
    public async Task A_service_that_never_gets_on_is_given_up()
    {
        _service.Trouble = (_, _, _) => Replies.Problem((HttpStatusCode)460, "checksum");
        Assert.Equal(ExitCode.Unreachable, await UploadAsync());
        Assert.InRange(_service.Patches, 2, 20);
    }

    [Fact]
    public async Task A_refusal_ends_the_upload_at_once_and_can_be_resumed_after_signing_in_again()
    {
        _service.Trouble = (number, _, _) => number == 3 ? Replies.Problem(HttpStatusCode.Unauthorized, "token-expired") : null;
        Assert.Equal(ExitCode.NotAllowed, await UploadAsync());
        Assert.Equal(ExitCode.Done, await UploadAsync("--resume"));
        Assert.Equal(_file, await OpenedAsync());
    }

    [Fact]
    public async Task Another_sealing_key_than_before_is_noticed_and_nothing_is_sent()
    {
        Assert.Equal(ExitCode.Done, await UploadAsync());
        _service.Sealing = SealingKeyPair.Create();
        Assert.Equal(ExitCode.VerificationFailed, await UploadAsync());
        Assert.Equal(1, _service.Creations);
        Assert.Contains("[service-key-changed]", _line.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await _line.RunAsync("keys", "service", "--accept"));
        Assert.Equal(ExitCode.Done, await UploadAsync());
    }

    [Fact]
    public async Task An_empty_or_absent_file_is_refused_here()
    {
        await File.WriteAllBytesAsync(_line.PathOf("incomes.csv"), [], Cancel);
        Assert.Equal(ExitCode.BadInput, await UploadAsync());
        File.Delete(_line.PathOf("incomes.csv"));
        Assert.Equal(ExitCode.BadInput, await UploadAsync());
        Assert.Equal(0, _service.Creations);
    }

    public void Dispose()
    {
        _line.Dispose();
        _service.Dispose();
    }

    private static HttpResponseMessage Trouble(string kind, byte[] bytes, TusService service)
    {
        switch (kind)
        {
            case "broken":
                throw new HttpRequestException("broken");
            case "broken-after-part":
                service.Received.Write(bytes.AsSpan(0, bytes.Length / 3));
                throw new IOException("broken");
            case "answer-lost":
                service.Received.Write(bytes);
                throw new HttpRequestException("broken");
            case "busy":
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            case "locked":
                return Replies.Problem(HttpStatusCode.Locked, "locked");
            case "damaged":
                return Replies.Problem((HttpStatusCode)460, "checksum");
            default:
                service.Received.SetLength(service.Received.Length / 2);
                return Replies.Problem(HttpStatusCode.Conflict, "wrong-offset");
        }
    }

    private Task<ExitCode> UploadAsync(params string[] more) => _line.RunAsync(
        ["upload", _line.PathOf("incomes.csv"), "--project", "prj-1", "--dataset", "incomes", "--period", "2023JJ00", "--piece", "1", .. more]);

    private async Task<byte[]> OpenedAsync()
    {
        await using var opening = new OpeningStream(new MemoryStream(_service.Received.ToArray()), _service.Sealing);
        using var plain = new MemoryStream();
        await opening.CopyToAsync(plain, Cancel);
        return plain.ToArray();
    }
}
