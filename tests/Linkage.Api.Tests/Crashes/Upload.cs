using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Crashes;

/// <summary>One file on its way by tus, in pieces; after a broken connection it goes on where the service says that it is.</summary>
internal sealed class Upload(Caller caller, string project, string dataset, byte[] content)
{
    private const int PieceBytes = 100_000;

    private readonly string _key = Guid.NewGuid().ToString();
    private string? _location;

    public string Delivery => _location!.Split('/')[^1];

    public async Task AnnounceAsync()
    {
        using var answer = await caller.AskAsync(Announcement);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        _location = answer.Headers.Location!.ToString();
    }

    /// <summary>Sends all but the last piece.</summary>
    public Task BeginAsync() => SendAsync(content.Length - PieceBytes);

    public Task EndAsync() => SendAsync(content.Length);

    private async Task SendAsync(int upTo)
    {
        for (var offset = await OffsetAsync(); offset < upTo;)
        {
            var from = offset;
            using var answer = await caller.TryAsync(() => Piece(from, Math.Min(PieceBytes, upTo - from)));
            if (answer?.StatusCode == HttpStatusCode.NoContent) offset = OffsetOf(answer);
            else offset = await OffsetAsync();
        }
    }

    private async Task<int> OffsetAsync()
    {
        while (true)
        {
            using var answer = await caller.AskAsync(() => Tus.Request("HEAD", _location!));
            if (answer.StatusCode == HttpStatusCode.OK) return OffsetOf(answer);
            // The request that broke may still hold the upload.
            Assert.Equal(HttpStatusCode.Locked, answer.StatusCode);
        }
    }

    private static int OffsetOf(HttpResponseMessage answer) => int.Parse(answer.Header("Upload-Offset"), CultureInfo.InvariantCulture);

    private HttpRequestMessage Announcement()
    {
        var request = Tus.Request("POST", "/v1/uploads");
        request.Headers.Add("Idempotency-Key", _key);
        request.Headers.Add("Upload-Length", content.Length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", Tus.Metadata(
            ("project", project), ("dataset", dataset), ("period", "2023JJ00"), ("sha256", Convert.ToHexStringLower(SHA256.HashData(content)))));
        return request;
    }

    private HttpRequestMessage Piece(int offset, int length)
    {
        var request = Tus.Request("PATCH", _location!);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        // Every other piece carries a checksum: those are kept whole or not at all, the others as far as they came.
        if (offset / PieceBytes % 2 == 1)
            request.Headers.Add("Upload-Checksum", $"sha256 {Convert.ToBase64String(SHA256.HashData(content.AsSpan(offset, length)))}");
        request.Content = new ByteArrayContent(content, offset, length);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return request;
    }
}
