using System.Diagnostics;
using Linkage.Api.Answers;
using Linkage.Domain.Outcomes;

namespace Linkage.Api.Problems;

/// <summary>Answers with a refusal: the one place where a refusal becomes a status and a problem document.</summary>
internal sealed class Problem(Refusal refusal, int? status = null) : IResult
{
    public Refusal Refusal => refusal;

    public int Status { get; } = status ?? StatusOf(refusal.Kind);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (HttpMethods.IsHead(httpContext.Request.Method)) return Task.CompletedTask;
        return httpContext.Response.WriteAsJsonAsync(Document(), Json.Options, ProblemDocument.MediaType, httpContext.RequestAborted);
    }

    private ProblemDocument Document() => new(
        ProblemDocument.TypeOf(refusal.Code),
        TitleOf(refusal.Kind),
        Status,
        refusal.Sentence,
        refusal.Faults.Count == 0 ? null : [.. refusal.Faults.Select(Error)],
        Activity.Current?.TraceId.ToString());

    private ProblemError Error(Fault fault) =>
        new(refusal.Kind == RefusalKind.NotAgreed ? "agreement" : "body", new(fault.Pointer), fault.Rule, fault.Message);

    // No default arm: a kind without a status does not compile. A number that is no kind at all is a bug, and throws.
#pragma warning disable CS8524
    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotAgreed => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.VersionMissing => StatusCodes.Status428PreconditionRequired,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.UnsupportedMedia => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.Gone => StatusCodes.Status410Gone,
        RefusalKind.Unsafe => StatusCodes.Status409Conflict,
    };

    private static string TitleOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => "The request breaks a rule",
        RefusalKind.Unauthenticated => "Sign in first",
        RefusalKind.Forbidden => "Not with your role",
        RefusalKind.NotAgreed => "Outside the agreement",
        RefusalKind.NotFound => "Not found",
        RefusalKind.Conflict => "Not in this state",
        RefusalKind.Stale => "Changed since you read it",
        RefusalKind.VersionMissing => "Say which version you read",
        RefusalKind.TooLarge => "Too large",
        RefusalKind.UnsupportedMedia => "This type is not taken",
        RefusalKind.Gone => "Gone",
        RefusalKind.Unsafe => "Not safe to disclose",
    };
#pragma warning restore CS8524
}
