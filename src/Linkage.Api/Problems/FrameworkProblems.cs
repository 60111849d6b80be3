using Linkage.Api.Identity;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Microsoft.AspNetCore.Diagnostics;

namespace Linkage.Api.Problems;

/// <summary>What the framework refuses by itself, as a bare status or an exception, becomes a problem document as well.</summary>
/// <remarks>
/// Not so what the server rejects while it reads request line and headers, before there is a request for any middleware: Kestrel answers
/// with a bare status and closes the connection. It tells of it by an event, in which the response has no body that could be written.
/// </remarks>
internal static partial class FrameworkProblems
{
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerFailureAsync,
            // Logged here once, and only when it is the service's own failure.
            SuppressDiagnosticsCallback = _ => true,
        });
        app.UseStatusCodePages(context => Of(context.HttpContext).ExecuteAsync(context.HttpContext));
    }

    private static Task AnswerFailureAsync(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is BadHttpRequestException bad)
        {
            http.Response.StatusCode = bad.StatusCode;
            return Of(http).ExecuteAsync(http);
        }

        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        LogFailure(
            http.RequestServices.GetRequiredService<ILogger<Problem>>(), error, http.Request.Method, http.GetEndpoint()?.DisplayName);
        return Of(http).ExecuteAsync(http);
    }

    private static Problem Of(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var (kind, code, sentence) = status switch
        {
            StatusCodes.Status401Unauthorized => (RefusalKind.Unauthenticated, "not-signed-in", Unauthenticated(http)),
            StatusCodes.Status403Forbidden => (RefusalKind.Forbidden, "forbidden", Forbidden(http)),
            StatusCodes.Status404NotFound => (RefusalKind.NotFound, Refusal.NotFound.Code, Refusal.NotFound.Sentence),
            StatusCodes.Status405MethodNotAllowed =>
                (RefusalKind.Invalid, "method-not-allowed", "This address does not take that method; see Allow."),
            StatusCodes.Status408RequestTimeout => (RefusalKind.Invalid, "too-slow", "The request did not arrive in time."),
            StatusCodes.Status413PayloadTooLarge => (RefusalKind.TooLarge, "too-large", "The body is larger than this address takes."),
            StatusCodes.Status415UnsupportedMediaType =>
                (RefusalKind.UnsupportedMedia, "media-type", "This address takes another content type."),
            StatusCodes.Status429TooManyRequests =>
                (RefusalKind.Conflict, "too-many-requests", "Too many requests; wait as long as Retry-After says."),
            >= 500 => (RefusalKind.Conflict, "internal-error", "The service failed. The trace id helps the operator to find why."),
            _ => (RefusalKind.Invalid, "bad-request", "The request cannot be read."),
        };
        return new Problem(new Refusal(kind, code, sentence), status);
    }

    private static string Unauthenticated(HttpContext http) =>
        http.Features.Get<TokenRefusal>()?.Sentence ?? "This needs an access token: Authorization: Bearer ….";

    private static string Forbidden(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<NeededRoles>() is { } needed
            ? $"This needs one of the roles: {string.Join(", ", Roles.Write(needed.Any))}."
            : "Your role does not allow this.";

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void LogFailure(ILogger log, Exception? error, string method, string? endpoint);
}
