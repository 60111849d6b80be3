using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Http;

/// <summary>
/// The service's REST interface. A refusal by the service is a value; an outage is an <see cref="HttpRequestException"/>, and an answer
/// that is not what the interface promises a <see cref="JsonException"/>.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan ShortCall = TimeSpan.FromSeconds(100);
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    /// <param name="handler">How to reach the service; null for a real connection. Not disposed.</param>
    /// <param name="token">Access token; null when not signed in.</param>
    public ApiClient(Uri server, HttpMessageHandler? handler, string? token, TimeProvider clock)
    {
        _clock = clock;
        _http = handler is null
            ? new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), AllowAutoRedirect = false })
            : new HttpClient(handler, disposeHandler: false);
        _http.BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/");
        _http.Timeout = Timeout.InfiniteTimeSpan;
        var version = typeof(ApiClient).Assembly.GetName().Version?.ToString(3);
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("linkage", version));
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    public Task<Outcome<Answer<T>>> GetAsync<T>(string path, CancellationToken cancel) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, path), cancel);

    public Task<Outcome<Answer<T>>> DeleteAsync<T>(string path, CancellationToken cancel) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Delete, path), cancel);

    /// <summary>A POST with an Idempotency-Key of its own, so that a retry below HTTP does nothing twice.</summary>
    public Task<Outcome<Answer<T>>> PostAsync<T>(string path, JsonNode body, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonBody(body.ToJsonString()) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return SendAsync<T>(request, cancel);
    }

    /// <param name="seen">The version that the caller has seen; null for a first one.</param>
    public Task<Outcome<Answer<T>>> PutAsync<T>(string path, string body, string? seen, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonBody(body) };
        if (seen is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", seen.StartsWith('"') ? seen : $"\"{seen}\"");
        }

        return SendAsync<T>(request, cancel);
    }

    /// <summary>All pages of a list, followed by their Link headers (RFC 8288).</summary>
    public async Task<Outcome<Answer<Items<T>>>> ListAsync<T>(string path, CancellationToken cancel)
    {
        List<T> items = [];
        JsonArray documents = [];
        for (string? next = path; next is not null;)
        {
            using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, next), cancel);
            if (!response.IsSuccessStatusCode)
            {
                return await Problem.ReadAsync(response, cancel);
            }

            var page = await ReadAsync(response, cancel);
            items.AddRange(Value<Items<T>>(page).List);
            documents = [.. documents.Concat(page?["items"]?.AsArray() ?? []).Select(item => item?.DeepClone())];
            next = Links.Next(response) is { } target ? Within(new Uri(target, UriKind.RelativeOrAbsolute)) : null;
        }

        return new Answer<Items<T>>(new Items<T>(items), new JsonObject { ["items"] = documents }, null, null);
    }

    /// <summary>Any request, answered as soon as the headers are in; for bodies that are streamed. No time limit of its own.</summary>
    public Task<HttpResponseMessage> StreamAsync(HttpRequestMessage request, CancellationToken cancel) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);

    /// <summary>An address that the service gave, as long as it is the service's own: the token goes nowhere else.</summary>
    /// <exception cref="JsonException">It points to another place.</exception>
    public string Within(Uri target)
    {
        var full = new Uri(_http.BaseAddress!, target);
        return full.Scheme == _http.BaseAddress!.Scheme && full.Authority == _http.BaseAddress.Authority
            ? full.PathAndQuery
            : throw new JsonException("The service points to another host.");
    }

    /// <summary>A whole answer as text, for what is not JSON.</summary>
    public async Task<Outcome<string>> GetTextAsync(string path, CancellationToken cancel)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancel) : await Problem.ReadAsync(response, cancel);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Outcome<Answer<T>>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancel)
    {
        using var response = await SendAsync(request, cancel);
        if (!response.IsSuccessStatusCode)
        {
            return await Problem.ReadAsync(response, cancel);
        }

        var document = await ReadAsync(response, cancel);
        return new Answer<T>(Value<T>(document), document, response.Headers.ETag, response.Headers.Location);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(ShortCall, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        using (request)
        {
            return await _http.SendAsync(request, both.Token);
        }
    }

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var text = await response.Content.ReadAsStringAsync(cancel);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private static T Value<T>(JsonNode? document) =>
        (document ?? new JsonObject()).Deserialize<T>(JsonSerializerOptions.Web) ?? throw new JsonException();

    private static StringContent JsonBody(string json) => new(json, Encoding.UTF8, "application/json");
}
