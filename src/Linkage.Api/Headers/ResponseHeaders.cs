using Linkage.Api.OpenApi;

namespace Linkage.Api.Headers;

/// <summary>The headers that every answer carries, whoever gives it.</summary>
internal static class ResponseHeaders
{
    public static void UseResponseHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers["API-Version"] = ApiVersion.Text;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        if (http.Request.Path.Equals(OpenApiPage.Path, StringComparison.Ordinal)) headers.AccessControlAllowOrigin = "*";
        return next(http);
    });

    /// <summary>An address has one spelling: with a slash at its end it is another one, which is not there.</summary>
    public static void UseOneSpelling(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Path.Value is not { Length: > 1 } path || !path.EndsWith('/')) return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
