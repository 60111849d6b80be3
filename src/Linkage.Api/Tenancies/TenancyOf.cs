namespace Linkage.Api.Tenancies;

/// <summary>The tenancy of a group's endpoints.</summary>
internal sealed record TenancyOf(Tenancy Kind);
