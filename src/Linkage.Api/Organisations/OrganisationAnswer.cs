using Linkage.Storage.Organisations;

namespace Linkage.Api.Organisations;

/// <summary>A partner.</summary>
/// <param name="Id">Short name, chosen once: `^[a-z][a-z0-9-]{1,62}$`.</param>
public sealed record OrganisationAnswer(string Id, string Name, DateTimeOffset CreatedAt)
{
    internal static OrganisationAnswer Of(Organisation organisation) =>
        new(organisation.Id.Value, organisation.Name, organisation.CreatedAt);
}
