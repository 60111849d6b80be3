using System.Net.Sockets;
using System.Text;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Problems;

/// <summary>
/// Requests that cannot be read, sent as bytes. What the server rejects before any of the service's code sees it has a status and nothing
/// else: no word of what was sent, and no name of the server.
/// </summary>
public sealed class RejectedRequestTests(RunningService service)
{
    [Theory]
    [InlineData("NONSENSE\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nBad Header\r\n\r\n", 400)]
    [InlineData("GET / HTTP/4.7\r\nHost: a\r\n\r\n", 505)]
    [InlineData("POST /v1/projects HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n", 400)]
    public async Task What_no_code_sees_is_answered_with_a_bare_status(string request, int status)
    {
        var lines = (await SendAsync(request)).Split("\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", lines[0], StringComparison.Ordinal);
        var names = lines.Skip(1).Select(line => line.Split(':')[0]).Distinct();
        Assert.Equal(["", "Connection", "Content-Length", "Date"], names.Order(StringComparer.Ordinal));
        Assert.Contains("Content-Length: 0", lines);
    }

    [Fact]
    public Task So_are_headers_that_are_too_large() => What_no_code_sees_is_answered_with_a_bare_status(
        $"GET / HTTP/1.1\r\nHost: a\r\nLarge: {new string('x', 40_000)}\r\n\r\n", 431);

    [Fact]
    public async Task A_body_in_broken_chunks_is_a_problem_document()
    {
        var token = await service.TokenAsync("noor");
        var answer = await SendAsync(
            $"POST /v1/projects HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("https://linkage.example/problems/bad-request", answer, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
