using Linkage.Domain.Identity;

namespace Linkage.Api.Identity;

/// <summary>On an endpoint or a group: whoever asks has at least one of these roles.</summary>
internal sealed record NeededRoles(Role Any);

internal static class NeededRolesExtensions
{
    public static TBuilder NeedsRole<TBuilder>(this TBuilder builder, Role any)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireClaim(TokenClaims.Roles, Roles.Write(any)));
        builder.WithMetadata(new NeededRoles(any));
        return builder;
    }
}
