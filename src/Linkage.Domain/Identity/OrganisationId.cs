using System.Text.RegularExpressions;

namespace Linkage.Domain.Identity;

/// <summary>A partner's short name, chosen once: `^[a-z][a-z0-9-]{1,62}$`.</summary>
public readonly partial record struct OrganisationId(string Value)
{
    public static bool IsWellFormed(string? text) => text is not null && Shape().IsMatch(text);

    public override string ToString() => Value;

    [GeneratedRegex("^[a-z][a-z0-9-]{1,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
