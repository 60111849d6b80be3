namespace Linkage.Partner.Pseudonyms;

/// <summary>What to do with a row whose identifier is missing or unusable.</summary>
internal enum Absence
{
    /// <summary>Leave the row out, and count it.</summary>
    Skip,

    /// <summary>Write the row with an empty pseudonym, and count it.</summary>
    Keep,

    /// <summary>Write nothing at all.</summary>
    Refuse,
}
