using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Crashes;

/// <summary>
/// A patient client of one person: a request that gets no answer is sent again, with the same Idempotency-Key, until a service is there
/// that answers.
/// </summary>
internal sealed class Caller(Storm storm, string person) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _http = new();
    private string? _token;

    public void Dispose() => _http.Dispose();

    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await AskAsync(() => new HttpRequestMessage(HttpMethod.Get, path));
        return await ReadAsync(answer);
    }

    public async Task<byte[]> BytesAsync(string path)
    {
        using var answer = await AskAsync(() => new HttpRequestMessage(HttpMethod.Get, path));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    public Task<JsonNode> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, object body)
    {
        var (text, key) = (body as string ?? System.Text.Json.JsonSerializer.Serialize(body), Guid.NewGuid().ToString());
        using var answer = await AskAsync(() => new HttpRequestMessage(method, path)
        {
            Headers = { { "Idempotency-Key", key } },
            Content = new StringContent(text, Encoding.UTF8, "application/json"),
        });
        return await ReadAsync(answer);
    }

    /// <summary>Asks until the answer says so.</summary>
    public async Task<JsonNode> UntilAsync(string path, Predicate<JsonNode> done)
    {
        while (true)
        {
            var answer = await GetAsync(path);
            if (done(answer)) return answer;
            await Task.Delay(Pause);
        }
    }

    /// <summary>Sends until there is an answer, whatever it says.</summary>
    public async Task<HttpResponseMessage> AskAsync(Func<HttpRequestMessage> request)
    {
        while (true)
        {
            if (await TryAsync(request) is { } answer) return answer;
            await Task.Delay(Pause);
        }
    }

    /// <returns>Null when the connection broke: what the service did with the request is not known.</returns>
    public async Task<HttpResponseMessage?> TryAsync(Func<HttpRequestMessage> request)
    {
        try
        {
            var address = await storm.Address;
            _token ??= await TokenAsync(address);
            using var message = request();
            message.RequestUri = new Uri(address, message.RequestUri!.ToString());
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            return await _http.SendAsync(message);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or ServiceKilledException)
        {
            return null;
        }
    }

    private async Task<string> TokenAsync(Uri address)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(address, "/development/token"), new { @as = person });
        return (await ReadAsync(answer)).Text("access_token");
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(
            answer.IsSuccessStatusCode,
            $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.AbsolutePath}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
