namespace Linkage.Domain.Encodings;

/// <summary>
/// What is done to encodings beyond the schema, agreed between the partners; none of it is known to clkhash. Hardening.md says
/// what each resists and costs.
/// </summary>
/// <param name="Balanced">Append the complement and shuffle by key, so that every encoding has the same number of ones.</param>
/// <param name="XorFolds">Fold this often, beyond the schema's own folds.</param>
/// <param name="SaltFeature">A stable feature (year of birth) whose value is mixed into the keys of all others; null for none.</param>
public sealed record Hardening(bool Balanced = false, int XorFolds = 0, string? SaltFeature = null)
{
    public static Hardening None { get; } = new();

    /// <summary>Bits of a hardened encoding under a schema.</summary>
    public int LengthOf(EncodingSchema schema) => (schema.Length >> XorFolds) * (Balanced ? 2 : 1);
}
