using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Sealing;

namespace Linkage.Api.Tests.Running;

/// <summary>The client's side of tus, written from the protocol text: the service's own words are not used.</summary>
internal static class Tus
{
    public static string Metadata(params (string Key, string Value)[] pairs) =>
        string.Join(',', pairs.Select(pair => $"{pair.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}"));

    public static (string Key, string Value)[] People(string project) =>
        [("project", project), ("dataset", "people-a"), ("period", "2023JJ00"), ("filename", "people.csv")];

    public static HttpRequestMessage Request(string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    public static async Task<HttpResponseMessage> CreateAsync(this HttpClient client, long length, string metadata)
    {
        using var request = Request("POST", "/v1/uploads");
        request.Headers.Add("Upload-Length", length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", metadata);
        return await client.SendAsync(request);
    }

    /// <summary>Announces a file of people of organisation A.</summary>
    public static async Task<string> AnnounceAsync(this HttpClient client, string project, long length, params (string, string)[] more)
    {
        using var answer = await client.CreateAsync(length, Metadata([.. People(project), .. more]));
        await answer.JsonAsync(System.Net.HttpStatusCode.Created);
        return answer.Headers.Location!.ToString();
    }

    public static async Task<HttpResponseMessage> PatchAsync(
        this HttpClient client, string upload, long offset, byte[] bytes, string? checksum = null, string mediaType = "application/offset+octet-stream")
    {
        using var request = Request("PATCH", upload);
        request.Headers.Add("Upload-Offset", offset.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (checksum is not null) request.Headers.Add("Upload-Checksum", checksum);
        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return await client.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> HeadAsync(this HttpClient client, string upload)
    {
        using var request = Request("HEAD", upload);
        return await client.SendAsync(request);
    }

    public static string Header(this HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    /// <summary>A sealed CSV of so many people, all different.</summary>
    public static async Task<byte[]> SealedPeopleAsync(HttpClient client, int people)
    {
        var keys = await client.GetJsonAsync("/v1/keys");
        var key = SealingPublicKey.FromJwk(keys["sealing"]!.AsObject()).Value;
        using var target = new MemoryStream();
        await SealedFile.SealAsync(new MemoryStream(People(people)), target, key);
        return target.ToArray();
    }

    public static byte[] People(int people)
    {
        var csv = new StringBuilder("person,state\n");
        for (var at = 0; at < people; at++)
            csv.Append(Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(at)))).Append(at % 2 == 0 ? ",nsw\n" : ",vic\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
