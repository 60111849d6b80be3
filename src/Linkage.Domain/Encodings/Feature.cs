namespace Linkage.Domain.Encodings;

/// <summary>One column of the data: how it is encoded, or that it is left out (it takes keys all the same).</summary>
public sealed record Feature(string Identifier, FeatureEncoding? Encoding);

/// <summary>How one column's values become bits.</summary>
/// <param name="Hash">Which family of hash functions places the bits.</param>
/// <param name="PreventSingularity">For the double hash: see <see cref="DoubleHash"/>.</param>
/// <param name="Missing">The value that stands for "unknown", and what is encoded in its place.</param>
public sealed record FeatureEncoding(
    ValueFormat Format, Comparison Comparison, InsertionStrategy Strategy, HashFamily Hash, bool PreventSingularity, MissingValue? Missing)
{
    /// <summary>What is cut into tokens for a raw value; or null and the name of the broken rule.</summary>
    internal string? Normalise(string value, out string rule)
    {
        if (Missing is not { } missing || missing.Sentinel != value) return Format.Normalise(value, out rule);
        rule = "not-encodable";
        return Format.TokenEncoding.CanEncode(missing.Replacement) ? missing.Replacement : null;
    }
}

/// <summary>The hash functions that clkhash knows.</summary>
public enum HashFamily
{
    Blake,
    Double,
}

/// <summary>The sentinel is not held against the format, and its replacement is encoded as it stands.</summary>
public sealed record MissingValue(string Sentinel, string Replacement);
