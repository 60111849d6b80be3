namespace Linkage.Api.Identity.Development;

/// <param name="As">Name of a person in development.json.</param>
public sealed record GrantRequest(string As);
