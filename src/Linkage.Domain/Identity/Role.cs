namespace Linkage.Domain.Identity;

/// <summary>What a person may do for their organisation; the names in tokens are those of <see cref="Roles"/>.</summary>
[Flags]
public enum Role
{
    None = 0,
    Partner = 1,
    Analyst = 2,
    PrivacyOfficer = 4,
    Auditor = 8,
    Operator = 16,
    Any = Partner | Analyst | PrivacyOfficer | Auditor | Operator,
}

public static class Roles
{
    private static readonly (Role Role, string Name)[] Names =
    [
        (Role.Partner, "partner"), (Role.Analyst, "analyst"), (Role.PrivacyOfficer, "privacy-officer"),
        (Role.Auditor, "auditor"), (Role.Operator, "operator"),
    ];

    /// <summary>Unknown names give no right and are left out.</summary>
    public static Role Parse(IEnumerable<string> names) =>
        names.Aggregate(Role.None, (roles, name) => roles | Names.FirstOrDefault(known => known.Name == name).Role);

    public static IReadOnlyList<string> Write(Role roles) =>
        [.. Names.Where(known => roles.HasFlag(known.Role)).Select(known => known.Name)];
}
