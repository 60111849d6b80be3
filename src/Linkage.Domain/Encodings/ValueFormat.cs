namespace Linkage.Domain.Encodings;

/// <summary>What values a feature takes, and the one spelling that each is given before it is cut into tokens.</summary>
public abstract record ValueFormat
{
    /// <summary>The bytes in which a token is hashed.</summary>
    public TokenEncoding TokenEncoding { get; init; } = TokenEncoding.Utf8;

    /// <summary>The value in its one spelling; or null and the name of the rule that it breaks.</summary>
    internal abstract string? Normalise(string value, out string rule);
}

/// <summary>One of a closed list of values.</summary>
public sealed record EnumFormat(IReadOnlySet<string> Values) : ValueFormat
{
    internal override string? Normalise(string value, out string rule)
    {
        rule = "not-in-list";
        return Values.Contains(value) ? value : null;
    }
}
