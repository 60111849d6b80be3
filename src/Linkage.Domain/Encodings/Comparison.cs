namespace Linkage.Domain.Encodings;

/// <summary>Which closeness of two values the encoding shall show: it cuts a value into tokens that close values share.</summary>
public abstract record Comparison
{
    /// <summary>Adds the tokens of a normalised value; an empty value has none.</summary>
    /// <returns>False when the value has no such tokens at all (not a number where one is compared as a number).</returns>
    internal abstract bool Tokenise(string value, TokenList tokens);
}

/// <summary>The whole value as one token.</summary>
public sealed record ExactComparison : Comparison
{
    internal override bool Tokenise(string value, TokenList tokens)
    {
        if (value.Length > 0) tokens.Add(value);
        return true;
    }
}
