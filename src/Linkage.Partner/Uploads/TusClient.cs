using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;

namespace Linkage.Partner.Uploads;

/// <summary>
/// The requests of tus 1.0.0 (core, creation, checksum, termination), one by one; what to do when they fail is for the transfer.
/// </summary>
internal sealed class TusClient(ApiClient client)
{
    private const string Version = "1.0.0";
    private const string BytesOfAnUpload = "application/offset+octet-stream";

    /// <returns>Address of the new upload, relative to the service.</returns>
    public async Task<Outcome<string>> CreateAsync(UnfinishedUpload upload, CancellationToken cancel)
    {
        using var request = Request(HttpMethod.Post, Paths.Of("uploads"));
        request.Headers.Add("Upload-Length", upload.Length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", upload.Metadata.ToHeader());
        request.Headers.Add("Idempotency-Key", upload.IdempotencyKey);
        using var response = await client.StreamAsync(request, cancel);
        if (!response.IsSuccessStatusCode)
        {
            return await RefusalOf(response, cancel);
        }

        return client.Within(response.Headers.Location ?? throw new JsonException("The service does not say where the upload is."));
    }

    /// <returns>How many bytes the service has.</returns>
    public async Task<Outcome<long>> OffsetAsync(string location, CancellationToken cancel)
    {
        using var request = Request(HttpMethod.Head, location);
        using var response = await client.StreamAsync(request, cancel);
        return response.IsSuccessStatusCode ? OffsetOf(response) : await RefusalOf(response, cancel);
    }

    /// <summary>Sends bytes from an offset on, with their SHA-256 (checksum extension).</summary>
    public async Task<Patched> PatchAsync(string location, long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        using var request = Request(HttpMethod.Patch, location);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Checksum", "sha256 " + Convert.ToBase64String(SHA256.HashData(bytes.Span)));
        request.Content = new ReadOnlyMemoryContent(bytes);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(BytesOfAnUpload);
        using var response = await client.StreamAsync(request, cancel);
        return (int)response.StatusCode switch
        {
            >= 200 and < 300 => new Patched(OffsetOf(response), Disturbance.None, null),
            (int)HttpStatusCode.Conflict => new Patched(offset, Disturbance.OtherOffset, await RefusalOf(response, cancel)),
            460 => new Patched(offset, Disturbance.DamagedOnTheWay, await RefusalOf(response, cancel)),
            _ => new Patched(offset, Disturbance.Refused, await RefusalOf(response, cancel)),
        };
    }

    /// <summary>Gives an upload up (termination extension). That it is gone already is as good.</summary>
    public async Task DeleteAsync(string location, CancellationToken cancel)
    {
        using var request = Request(HttpMethod.Delete, location);
        using var response = await client.StreamAsync(request, cancel);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, path) { Headers = { { "Tus-Resumable", Version } } };

    private static long OffsetOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Upload-Offset", out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw new JsonException("The service does not say how much it has.");

    /// <summary>What may pass by itself is an outage, so that the transfer tries again.</summary>
    private static async Task<Refusal> RefusalOf(HttpResponseMessage response, CancellationToken cancel) =>
        response.StatusCode is >= HttpStatusCode.InternalServerError
            or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Locked
            ? throw new HttpRequestException("The service is not ready.", null, response.StatusCode)
            : await Problem.ReadAsync(response, cancel);
}
