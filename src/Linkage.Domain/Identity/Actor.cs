namespace Linkage.Domain.Identity;

/// <summary>Who acts: a person for an organisation, or the worker for the service itself.</summary>
/// <param name="Subject">The token's `sub`; stable per person.</param>
/// <param name="Origin">Where the action came in: `api`, `worker`, `console`.</param>
/// <param name="TraceId">W3C trace id (32 hexadecimal digits), or null.</param>
public sealed record Actor(string Subject, OrganisationId Organisation, Role Roles, string Origin, string? TraceId = null)
{
    /// <summary>The service acting on its own queue; it belongs to no partner.</summary>
    public static Actor Worker { get; } = new("worker", new OrganisationId("linkage"), Role.None, "worker");

    public bool Has(Role any) => (Roles & any) != Role.None;
}
