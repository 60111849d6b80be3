using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Sealing;
using Linkage.Domain.Signing;

namespace Linkage.Domain.Tests.Partner;

/// <summary>
/// A service that takes one upload by tus 1.0 (https://tus.io/protocols/resumable-upload), strict about every header, on a bad network.
/// </summary>
internal sealed class TusService : HttpMessageHandler
{
    private readonly SigningKey _signing = SigningKey.Create();

    public SealingKeyPair Sealing { get; set; } = SealingKeyPair.Create();

    public MemoryStream Received { get; } = new();

    public Dictionary<string, string> Metadata { get; private set; } = [];

    public List<string> IdempotencyKeys { get; } = [];

    public int Creations { get; private set; }

    public int Patches { get; private set; }

    public bool Gone { get; set; }

    /// <summary>What goes wrong with the PATCH of this number (from 1), or null; may keep part of the bytes.</summary>
    public Func<int, byte[], TusService, HttpResponseMessage?> Trouble { get; set; } = (_, _, _) => null;

    private long Length { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path == "/v1/keys")
        {
            return Replies.Json(new JsonObject
            {
                ["sealing"] = Sealing.Public.ToJwk(),
                ["signing"] = new JsonArray(_signing.Public.ToJwk()),
            }.ToJsonString());
        }

        if (path == "/v1/deliveries/dlv-1")
        {
            return Replies.Json(
                $$"""{"id":"dlv-1","dataset":"incomes","state":"{{(Received.Length == Length ? "accepted" : "receiving")}}"}""");
        }

        Assert.Equal("1.0.0", Assert.Single(request.Headers.GetValues("Tus-Resumable")));
        return request.Method.Method switch
        {
            "POST" => Create(request),
            "HEAD" when Gone => new HttpResponseMessage(HttpStatusCode.Gone),
            "HEAD" => AtOffset(HttpStatusCode.OK),
            "PATCH" => await PatchAsync(request, cancellationToken),
            _ => new HttpResponseMessage(HttpStatusCode.NoContent),
        };
    }

    private HttpResponseMessage Create(HttpRequestMessage request)
    {
        Creations++;
        Received.SetLength(0);
        Gone = false;
        Length = long.Parse(request.Headers.GetValues("Upload-Length").Single(), CultureInfo.InvariantCulture);
        Metadata = request.Headers.GetValues("Upload-Metadata").Single().Split(',').Select(pair => pair.Split(' '))
            .ToDictionary(pair => pair[0], pair => Encoding.UTF8.GetString(Convert.FromBase64String(pair[1])));
        IdempotencyKeys.Add(request.Headers.GetValues("Idempotency-Key").Single());
        var created = new HttpResponseMessage(HttpStatusCode.Created);
        created.Headers.Location = new Uri("/v1/uploads/dlv-1", UriKind.Relative);
        return created;
    }

    private async Task<HttpResponseMessage> PatchAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        Assert.Equal("/v1/uploads/dlv-1", request.RequestUri!.AbsolutePath);
        Assert.Equal("application/offset+octet-stream", request.Content!.Headers.ContentType!.ToString());
        var bytes = await request.Content.ReadAsByteArrayAsync(cancel);
        Assert.Equal("sha256 " + Convert.ToBase64String(SHA256.HashData(bytes)), request.Headers.GetValues("Upload-Checksum").Single());
        if (Trouble(++Patches, bytes, this) is { } trouble)
        {
            return trouble;
        }

        var offset = long.Parse(request.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
        if (offset != Received.Length)
        {
            return Replies.Problem(HttpStatusCode.Conflict, "wrong-offset");
        }

        Received.Write(bytes);
        Assert.True(Received.Length <= Length);
        return AtOffset(HttpStatusCode.NoContent);
    }

    private HttpResponseMessage AtOffset(HttpStatusCode status)
    {
        var response = new HttpResponseMessage(status);
        response.Headers.Add("Upload-Offset", Received.Length.ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("Upload-Length", Length.ToString(CultureInfo.InvariantCulture));
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        _signing.Dispose();
        Sealing.Dispose();
        base.Dispose(disposing);
    }
}
