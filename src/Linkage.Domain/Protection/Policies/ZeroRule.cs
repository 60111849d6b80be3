namespace Linkage.Domain.Protection.Policies;

/// <summary>What an empty cell says of the group that it is a part of.</summary>
public enum ZeroRule
{
    /// <summary>
    /// That nobody of a non-empty group falls in a category of a sensitive variable is a conclusion about everyone in it.
    /// </summary>
    Disclosive,

    /// <summary>The agreement accepts that conclusion, or every zero is an impossible combination that readers know beforehand.</summary>
    Safe,
}
