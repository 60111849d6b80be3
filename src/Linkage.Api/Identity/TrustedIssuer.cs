using Microsoft.IdentityModel.Tokens;

namespace Linkage.Api.Identity;

/// <summary>An issuer whose tokens are taken, with where its keys come from.</summary>
/// <param name="Keys">Null when they come from the metadata.</param>
internal sealed record TrustedIssuer(string Issuer, string Audience, string? MetadataAddress, IReadOnlyList<SecurityKey>? Keys)
{
    public static TrustedIssuer Of(IssuerSettings settings) => new(
        settings.Issuer,
        settings.Audience,
        settings.MetadataAddress,
        settings.KeysFile is { } file ? [.. new JsonWebKeySet(File.ReadAllText(file)).GetSigningKeys()] : null);
}
