using System.Buffers;
using System.Security.Cryptography;

namespace Linkage.Domain.Identity;

/// <summary>
/// An opaque identifier written as prefix, hyphen and 20 random characters (100 bits); its text is what every interface shows.
/// </summary>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    static abstract string Prefix { get; }

    static abstract TSelf From(string value);

    string Value { get; }
}

public readonly record struct ProjectId(string Value) : IIdentifier<ProjectId>
{
    public static string Prefix => "prj";

    public static ProjectId From(string value) => new(value);

    public override string ToString() => Value;
}

public readonly record struct DeliveryId(string Value) : IIdentifier<DeliveryId>
{
    public static string Prefix => "dlv";

    public static DeliveryId From(string value) => new(value);

    public override string ToString() => Value;
}

public readonly record struct JobId(string Value) : IIdentifier<JobId>
{
    public static string Prefix => "job";

    public static JobId From(string value) => new(value);

    public override string ToString() => Value;
}

public readonly record struct ReviewId(string Value) : IIdentifier<ReviewId>
{
    public static string Prefix => "rev";

    public static ReviewId From(string value) => new(value);

    public override string ToString() => Value;
}

public readonly record struct ReleaseId(string Value) : IIdentifier<ReleaseId>
{
    public static string Prefix => "rel";

    public static ReleaseId From(string value) => new(value);

    public override string ToString() => Value;
}

public static class Identifier
{
    // Crockford's base 32, lower case: no letters that are read as digits.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static T New<T>()
        where T : struct, IIdentifier<T> =>
        T.From($"{T.Prefix}-{RandomNumberGenerator.GetString(Alphabet, 20)}");

    public static bool TryParse<T>(string? text, out T id)
        where T : struct, IIdentifier<T>
    {
        id = default;
        if (text is null || text.Length != T.Prefix.Length + 21 || !text.StartsWith(T.Prefix, StringComparison.Ordinal)) return false;
        if (text[T.Prefix.Length] != '-' || text.AsSpan(T.Prefix.Length + 1).ContainsAnyExcept(Letters)) return false;
        id = T.From(text);
        return true;
    }
}
