namespace Linkage.Api.Tenancies;

/// <summary>The tenancy of a group's endpoints.</summary>
internal sealed record TenancyOf(Tenancy Kind);

internal static class TenancyGroups
{
    public static RouteGroupBuilder Within(this RouteGroupBuilder group, Tenancy kind) => group.WithMetadata(new TenancyOf(kind));
}
