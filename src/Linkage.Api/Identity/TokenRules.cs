using System.Globalization;
using System.Security.Claims;
using Linkage.Domain.Identity;

namespace Linkage.Api.Identity;

/// <summary>What a token must say beside being genuine: who, for which organisation, under a token id, and for an hour at most.</summary>
internal static class TokenRules
{
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromHours(1);
    private const int LongestSubject = 200;

    /// <returns>Null when the token is in order; else one sentence.</returns>
    public static string? Broken(ClaimsPrincipal person)
    {
        if (Text(person, TokenClaims.Subject) is not { Length: > 0 and <= LongestSubject })
            return "The token does not say who it is for (sub).";
        if (string.IsNullOrEmpty(Text(person, TokenClaims.TokenId))) return "The token has no id (jti).";
        if (!OrganisationId.IsWellFormed(Text(person, TokenClaims.Organisation)))
            return "The token does not say for which organisation (org).";
        if (Seconds(person, TokenClaims.IssuedAt) is not { } issued || Seconds(person, TokenClaims.Expires) is not { } expires)
            return "The token does not say when it was issued and when it expires (iat, exp).";
        return expires - issued > (long)LongestLifetime.TotalSeconds ? "The token lives longer than an hour." : null;
    }

    // A claim that stands there twice says nothing.
    private static string? Text(ClaimsPrincipal person, string type) =>
        person.FindAll(type).Take(2).ToList() is [var only] ? only.Value : null;

    private static long? Seconds(ClaimsPrincipal person, string type) =>
        long.TryParse(Text(person, type), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
