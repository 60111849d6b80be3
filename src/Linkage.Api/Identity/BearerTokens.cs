using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Linkage.Api.Identity;

/// <summary>Takes access tokens of the issuers on the allow-list: one scheme per issuer, chosen by the token's `iss`.</summary>
internal static class BearerTokens
{
    private const string Chooser = "linkage";
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    public static void AddBearerTokens(this IServiceCollection services, IReadOnlyList<TrustedIssuer> issuers)
    {
        var names = issuers.Select((issuer, at) => (issuer.Issuer, Scheme: $"issuer-{at}")).ToDictionary(StringComparer.Ordinal);
        var authentication = services.AddAuthentication(Chooser);
        authentication.AddPolicyScheme(Chooser, null, options =>
            options.ForwardDefaultSelector = http => names.GetValueOrDefault(IssuerOf(http) ?? "", names.Values.First()));
        foreach (var issuer in issuers)
            authentication.AddJwtBearer(names[issuer.Issuer], options => Configure(options, issuer));
        services.AddAuthorization();
    }

    private static void Configure(JwtBearerOptions options, TrustedIssuer issuer)
    {
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        if (issuer.MetadataAddress is { } address) options.MetadataAddress = address;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = issuer.Issuer,
            ValidAudience = issuer.Audience,
            IssuerSigningKeys = issuer.Keys,
            ValidAlgorithms = Algorithms,
            ValidTypes = ["at+jwt", "application/at+jwt", "JWT"],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = TokenClaims.Subject,
            RoleClaimType = TokenClaims.Roles,
        };
        options.Events = new JwtBearerEvents { OnTokenValidated = CheckAsync, OnAuthenticationFailed = ExplainAsync };
    }

    private static Task CheckAsync(TokenValidatedContext context)
    {
        if (TokenRules.Broken(context.Principal!) is not { } broken) return Task.CompletedTask;
        context.HttpContext.Features.Set(new TokenRefusal(broken));
        context.Fail(broken);
        return Task.CompletedTask;
    }

    private static Task ExplainAsync(AuthenticationFailedContext context)
    {
        context.HttpContext.Features.Set(new TokenRefusal(context.Exception switch
        {
            SecurityTokenExpiredException => "The token has expired. Sign in again.",
            SecurityTokenInvalidAudienceException => "The token is for another service.",
            SecurityTokenInvalidIssuerException => "The token comes from an issuer that is not trusted here.",
            _ => "The token is not valid here. Sign in again.",
        }));
        return Task.CompletedTask;
    }

    /// <summary>The issuer as the token claims it, only to choose who checks it.</summary>
    private static string? IssuerOf(HttpContext http)
    {
        const string Prefix = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        var handler = new JsonWebTokenHandler();
        var token = header[Prefix.Length..].Trim();
        try
        {
            return handler.CanReadToken(token) ? handler.ReadJsonWebToken(token).Issuer : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> ToDictionary(
        this IEnumerable<(string Issuer, string Scheme)> pairs, StringComparer comparer) =>
        pairs.ToDictionary(pair => pair.Issuer, pair => pair.Scheme, comparer);
}
