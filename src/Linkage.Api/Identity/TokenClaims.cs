namespace Linkage.Api.Identity;

/// <summary>Names of the claims that an access token must carry.</summary>
internal static class TokenClaims
{
    public const string Subject = "sub";
    public const string Organisation = "org";
    public const string Roles = "roles";
    public const string TokenId = "jti";
    public const string IssuedAt = "iat";
    public const string Expires = "exp";
}
