using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Sealing;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>The service's public keys as it shows them (GET /v1/keys).</summary>
/// <param name="Sealing">JWK to which uploads are sealed.</param>
/// <param name="Signing">JWKs with which releases and audit heads are signed, the present one first.</param>
internal sealed record ServiceKeys(JsonObject? Sealing, IReadOnlyList<JsonObject>? Signing)
{
    public static Task<Outcome<Answer<ServiceKeys>>> FetchAsync(Session session, CancellationToken cancel) =>
        session.Client.GetAsync<ServiceKeys>(Paths.Of("keys"), cancel);

    /// <exception cref="JsonException">The service shows no usable sealing key.</exception>
    public SealingPublicKey SealingKey()
    {
        var key = SealingPublicKey.FromJwk(Sealing ?? throw new JsonException());
        return key.IsRefused ? throw new JsonException(key.Refusal.Sentence) : key.Value;
    }

    /// <summary>The JWK thumbprint ids by which a pin remembers these keys.</summary>
    public PinnedKeys ToPins() => new(
        SealingKey().Id.ToString(),
        [.. (Signing ?? []).Select(jwk => jwk["kid"]?.GetValue<string>()).OfType<string>().Order(StringComparer.Ordinal)]);
}
