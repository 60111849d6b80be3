using Linkage.Api.Problems;
using Linkage.Domain.Outcomes;

namespace Linkage.Api.Uploads;

/// <summary>Speaks version 1.0.0 of tus, and says so on every answer.</summary>
internal sealed class TusGate : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers[Tus.Resumable] = Tus.Version;
        if (HttpMethods.IsOptions(http.Request.Method) || http.Request.Headers[Tus.Resumable] == Tus.Version) return await next(context);
        http.Response.Headers[Tus.Versions] = Tus.Version;
        return new Problem(new Refusal(RefusalKind.Stale, "tus-version", "Uploads speak tus 1.0.0: send Tus-Resumable: 1.0.0."));
    }
}
