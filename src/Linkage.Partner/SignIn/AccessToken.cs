using System.Buffers.Text;
using System.Text.Json;

namespace Linkage.Partner.SignIn;

/// <summary>
/// What an access token (a JWT, RFC 7519) says of its bearer. Read for showing only: it is the service that checks the signature.
/// </summary>
internal sealed record AccessToken(string? Subject, string? Organisation, IReadOnlyList<string> Roles, DateTimeOffset? ExpiresAt)
{
    /// <returns>Null when the text is not a token.</returns>
    public static AccessToken? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return FromClaims(claims.RootElement);
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    private static AccessToken? FromClaims(JsonElement claims)
    {
        if (claims.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        DateTimeOffset? expires = claims.TryGetProperty("exp", out var exp) && exp.TryGetInt64(out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
        return new AccessToken(Text(claims, "sub"), Text(claims, "org"), RolesOf(claims), expires);
    }

    private static IReadOnlyList<string> RolesOf(JsonElement claims)
    {
        if (!claims.TryGetProperty("roles", out var roles))
        {
            return [];
        }

        return roles.ValueKind == JsonValueKind.Array
            ? [.. roles.EnumerateArray().Select(role => role.ToString())]
            : [roles.ToString()];
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
