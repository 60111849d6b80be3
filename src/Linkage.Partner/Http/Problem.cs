using System.Net;
using System.Text.Json;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Http;

/// <summary>A problem document (RFC 9457) read back into the refusal that it stands for.</summary>
internal static class Problem
{
    /// <summary>A 403 that is not about the caller's role.</summary>
    private const string OutsideTheAgreement = "not-agreed";

    public static async Task<Refusal> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var kind = KindOf(response.StatusCode);
        if (response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
        {
            return new Refusal(kind, Fallback(kind), Sentence(kind, response.StatusCode));
        }

        var text = await response.Content.ReadAsStringAsync(cancel);
        using var document = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
        var root = document.RootElement;
        var code = Text(root, "type") is { } type && type != "about:blank" ? Ending.CodeOf(type) : Fallback(kind);
        var sentence = Text(root, "detail") ?? Text(root, "title") ?? Sentence(kind, response.StatusCode);
        return new Refusal(code == OutsideTheAgreement ? RefusalKind.NotAgreed : kind, code, sentence, Faults(root));
    }

    private static List<Fault> Faults(JsonElement root) =>
        root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object).Select(ReadFault)]
            : [];

    /// <summary>
    /// Reads both the plain form (pointer, rule, message) and that of the Dutch design rules (location.pointer, code, detail).
    /// </summary>
    private static Fault ReadFault(JsonElement error)
    {
        var place = error.TryGetProperty("location", out var location) && location.ValueKind == JsonValueKind.Object ? location : error;
        return new Fault(
            Text(place, "pointer") ?? Text(place, "name") ?? "",
            Text(error, "rule") ?? Text(error, "code") ?? "invalid",
            Text(error, "message") ?? Text(error, "detail") ?? "This breaks a rule.");
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static RefusalKind KindOf(HttpStatusCode status) => (int)status switch
    {
        401 => RefusalKind.Unauthenticated,
        403 => RefusalKind.Forbidden,
        404 => RefusalKind.NotFound,
        410 => RefusalKind.Gone,
        409 or 423 => RefusalKind.Conflict,
        412 => RefusalKind.Stale,
        428 => RefusalKind.VersionMissing,
        413 => RefusalKind.TooLarge,
        415 => RefusalKind.UnsupportedMedia,
        _ => RefusalKind.Invalid,
    };

    private static string Fallback(RefusalKind kind) => kind switch
    {
        RefusalKind.Unauthenticated => "not-signed-in",
        RefusalKind.Forbidden => "not-allowed",
        RefusalKind.NotFound => "not-found",
        _ => "refused",
    };

    private static string Sentence(RefusalKind kind, HttpStatusCode status) => kind switch
    {
        RefusalKind.Unauthenticated => "You are not signed in, or no longer. Sign in with: linkage login",
        RefusalKind.Forbidden => "You do not have the role that this needs.",
        RefusalKind.NotFound => "There is nothing here for you.",
        _ => $"The service refused with status {(int)status}.",
    };
}
