using System.Net;
using System.Text;

namespace Linkage.Domain.Tests.Partner;

/// <summary>A network that answers each request by a function, and keeps what was asked.</summary>
internal sealed class Replies(Func<HttpRequestMessage, HttpResponseMessage> reply) : HttpMessageHandler
{
    public List<string> Asked { get; } = [];

    public List<string> Bodies { get; } = [];

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, type) };

    public static HttpResponseMessage Problem(HttpStatusCode status, string code, string errors = "[]") => Json(
        $$"""{"type":"https://linkage.example/problems/{{code}}","title":"t","status":{{(int)status}},"detail":"Said so.","errors":{{errors}}}""",
        status,
        "application/problem+json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        return reply(request);
    }
}
