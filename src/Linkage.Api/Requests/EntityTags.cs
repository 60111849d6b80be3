using Linkage.Domain.Outcomes;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Linkage.Api.Requests;

/// <summary>If-Match of RFC 9110: whoever changes something names the version that they read.</summary>
internal static class EntityTags
{
    /// <returns>Null when the request names the present version; 428 when it names none, 412 when it names another.</returns>
    public static Refusal? Check(HttpRequest request, string present)
    {
        var named = new RequestHeaders(request.Headers).IfMatch;
        if (named.Count == 0) return Missing;
        return named.Any(tag => tag.Compare(new EntityTagHeaderValue(present), useStrongComparison: true)) ? null : Stale;
    }

    private static Refusal Missing { get; } =
        new(RefusalKind.VersionMissing, "version-missing", "Name the version that you read: If-Match with the ETag of its answer.");

    public static Refusal Stale { get; } =
        new(RefusalKind.Stale, "stale", "Somebody changed it since you read it. Read it again.");
}
