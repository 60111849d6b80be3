using Linkage.Domain.Outcomes;
using Linkage.Domain.Schemas;

namespace Linkage.Api.Organisations;

/// <summary>A partner to be.</summary>
/// <param name="Id">Short name, chosen once: `^[a-z][a-z0-9-]{1,62}$`; the `org` of its people's tokens.</param>
public sealed record OrganisationRequest(string Id, string Name)
{
    internal const int LongestName = 200;

    internal Refusal? Check()
    {
        List<Fault> faults = [];
        if (!Names.IsSlug(Id) || Id.Length < 2)
            faults.Add(
                new Fault("/id", "slug", "A short name begins with a letter and has 2 to 63 lower-case letters, digits and hyphens."));
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
            faults.Add(new Fault("/name", "length", $"A name has 1 to {LongestName} characters."));
        return faults.Count == 0 ? null : Refusal.Invalid("invalid-organisation", "The organisation breaks a rule.", faults);
    }
}
