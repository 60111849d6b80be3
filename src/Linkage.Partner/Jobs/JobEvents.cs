using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Linkage.Partner.Http;

namespace Linkage.Partner.Jobs;

/// <summary>The Server-Sent Events of a job; each carries the job as it then is.</summary>
internal static class JobEvents
{
    /// <summary>Ends when the service closes the stream; empty when the service gives no events.</summary>
    public static async IAsyncEnumerable<Job> ReadAsync(ApiClient client, string id, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Paths.Job(id, "events"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await client.StreamAsync(request, cancel);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            yield break;
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancel))
        {
            if (item.Data.Length > 0 && JsonSerializer.Deserialize<Job>(item.Data, JsonSerializerOptions.Web) is { } job)
            {
                yield return job;
            }
        }
    }
}
