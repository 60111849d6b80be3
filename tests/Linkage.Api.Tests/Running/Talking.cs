using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Linkage.Api.Tests.Running;

/// <summary>Requests and answers in the words of the tests.</summary>
internal static class Talking
{
    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await client.GetAsync(path);
        return await answer.JsonAsync(expected);
    }

    public static async Task<JsonNode> PostJsonAsync(
        this HttpClient client, string path, object body, HttpStatusCode expected = HttpStatusCode.Created, string? key = null)
    {
        using var answer = await client.SendJsonAsync(HttpMethod.Post, path, body, key: key);
        return await answer.JsonAsync(expected);
    }

    public static async Task<HttpResponseMessage> SendJsonAsync(
        this HttpClient client, HttpMethod method, string path, object body, string? match = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        var text = body as string ?? (body as JsonNode)?.ToJsonString() ?? System.Text.Json.JsonSerializer.Serialize(body);
        request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {(int)expected}: {text}");
        if ((int)expected >= 400) Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The stable code of a problem document.</summary>
    public static string Code(this JsonNode problem) => problem.Text("type").Split('/')[^1];

    public static string Text(this JsonNode node, string property) => node[property]!.GetValue<string>();

    public static IReadOnlyList<string> Pointers(this JsonNode problem) =>
        [.. problem["errors"]!.AsArray().Select(error => error!["location"]!.Text("pointer"))];

    public static IReadOnlyList<JsonNode> Items(this JsonNode list) => [.. list["items"]!.AsArray().Select(item => item!)];
}
