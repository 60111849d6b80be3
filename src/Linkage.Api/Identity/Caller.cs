using System.Diagnostics;
using Linkage.Domain.Identity;

namespace Linkage.Api.Identity;

/// <summary>Who asks, as the token says; a parameter of every endpoint that acts for somebody.</summary>
internal sealed record Caller(Actor Actor)
{
    public OrganisationId Organisation => Actor.Organisation;

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(Of(context));

    public static Caller Of(HttpContext context)
    {
        var person = context.User;
        var subject = person.FindFirst(TokenClaims.Subject)?.Value
            ?? throw new InvalidOperationException("This endpoint lets strangers in.");
        var organisation = new OrganisationId(person.FindFirst(TokenClaims.Organisation)!.Value);
        var roles = Domain.Identity.Roles.Parse(person.FindAll(TokenClaims.Roles).Select(claim => claim.Value));
        return new Caller(new Actor(subject, organisation, roles, "api", Activity.Current?.TraceId.ToString()));
    }
}
