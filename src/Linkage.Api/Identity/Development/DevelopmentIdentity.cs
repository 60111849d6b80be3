using System.Security.Cryptography;
using Linkage.Domain.Keys;
using Linkage.Storage.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Linkage.Api.Identity.Development;

/// <summary>Issues tokens for made-up people, so that the embedded service can be tried on one's own machine. Never beyond it.</summary>
internal sealed class DevelopmentIdentity(People people, ECDsaSecurityKey key, TimeProvider clock)
{
    public const string Issuer = "urn:linkage:development";
    public const string Audience = "linkage";
    private const string KeyName = "development-identity.pem";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public People People => people;

    public TrustedIssuer Trusted => new(Issuer, Audience, null, [key]);

    public static DevelopmentIdentity Open(string peopleFile, KeyFolder keys, TimeProvider clock) =>
        new(People.Read(peopleFile), new ECDsaSecurityKey(Key(keys)) { KeyId = "development" }, clock);

    public Grant TokenFor(Person person)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            TokenType = "at+jwt",
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                [TokenClaims.Subject] = person.Name,
                [TokenClaims.Organisation] = person.Organisation,
                [TokenClaims.Roles] = Domain.Identity.Roles.Write(Domain.Identity.Roles.Parse(person.Roles)).ToArray(),
                [TokenClaims.TokenId] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            },
        });
        return new Grant(token, "Bearer", (int)Lifetime.TotalSeconds);
    }

    private static ECDsa Key(KeyFolder keys)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (keys.Read(KeyName) is null) keys.Add([new KeyFile(KeyName, key.ExportPkcs8PrivateKeyPem())]);
        key.ImportFromPem(keys.Read(KeyName));
        return key;
    }
}
