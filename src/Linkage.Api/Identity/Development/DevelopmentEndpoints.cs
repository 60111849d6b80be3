using System.Net;
using Linkage.Api.Answers;
using Linkage.Api.Problems;
using Linkage.Api.Requests;
using Linkage.Domain.Outcomes;

namespace Linkage.Api.Identity.Development;

/// <summary>/development for people and /development/token for programs; both only from and to this machine.</summary>
internal static class DevelopmentEndpoints
{
    public static void MapDevelopment(this IEndpointRouteBuilder app)
    {
        var development = app.MapGroup("/development").AllowAnonymous().AddEndpointFilter<LoopbackOnly>().AddEndpointFilter<RefusedInput>();
        development.MapGet("", (HttpContext http, DevelopmentIdentity identity) => DevelopmentPage.Of(http, identity.People, null));
        development.MapPost("", ShowAsync);
        development.MapGet("/token", (DevelopmentIdentity identity) => ItemList.Whole(identity.People.Persons));
        development.MapPost("/token", Issue);
    }

    private static IResult Issue(Body<GrantRequest> body, DevelopmentIdentity identity) =>
        identity.People.Find(body.Value.As) is { } person ? Results.Ok(identity.TokenFor(person)) : new Problem(NobodyThere);

    private static async Task<IResult> ShowAsync(HttpContext http, DevelopmentIdentity identity)
    {
        if (!http.Request.HasFormContentType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return identity.People.Find(form["as"]) is { } person
            ? DevelopmentPage.Of(http, identity.People, (person, identity.TokenFor(person)))
            : new Problem(NobodyThere);
    }

    private static Refusal NobodyThere { get; } = Refusal.Invalid(
        "unknown-person", "There is nobody of that name; GET /development/token lists them.", [new Fault("/as", "unknown-person", "Nobody has this name.")]);

    /// <summary>The host name is checked as well: a page elsewhere may have its own name resolve to this machine.</summary>
    private sealed class LoopbackOnly : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var http = context.HttpContext;
            var near = Near(http.Connection.RemoteIpAddress)
                && Near(http.Connection.LocalIpAddress)
                && Hosting.Addresses.IsLoopback(http.Request.Host.Host);
            return near ? next(context) : ValueTask.FromResult<object?>(new Problem(Refusal.NotFound));
        }

        private static bool Near(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
    }
}
