using System.Text.Json;
using Linkage.Api.Answers;

namespace Linkage.Api.Requests;

/// <summary>What a POST brought about: status, address and representation.</summary>
internal sealed record Made(int Status, string? Location, object Document, string? RetryAfter = null)
{
    public static Made Created(string location, object document) => new(StatusCodes.Status201Created, location, document);

    public static Made Done(object document) => new(StatusCodes.Status200OK, null, document);

    /// <summary>The work goes on after the answer; its state is at the location.</summary>
    public static Made Accepted(string location, object document) => new(StatusCodes.Status202Accepted, location, document, "1");

    public WrittenAnswer Written() =>
        new(Status, Location, JsonSerializer.Serialize(Document, Document.GetType(), Json.Options), RetryAfter);
}

/// <summary>The answer as text, so that a repeated one has the same bytes.</summary>
internal sealed record WrittenAnswer(int Status, string? Location, string? Body, string? RetryAfter);

/// <summary>Sends a written answer.</summary>
internal sealed class MadeResult(WrittenAnswer answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        if (answer.Location is { } location) response.Headers.Location = location;
        if (answer.Status == StatusCodes.Status202Accepted) response.Headers.RetryAfter = answer.RetryAfter ?? "1";
        if (answer.Body is not { } body) return Task.CompletedTask;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(body, httpContext.RequestAborted);
    }
}
