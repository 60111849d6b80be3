using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Signing;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>The public keys with which a release may be signed.</summary>
internal sealed record VerificationKeys(IReadOnlyList<VerificationKey> Keys)
{
    /// <summary>From a file that holds a JWK, a JWK set (RFC 7517), or what `linkage keys service --out` saved.</summary>
    public static async Task<Attempt<VerificationKeys>> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        var text = await File.ReadAllTextAsync(file.FullName, cancel);
        if (JsonFile.Check(text) is { } broken)
        {
            return Ending.BadInput(broken);
        }

        var document = JsonNode.Parse(text) as JsonObject ?? [];
        return Of((document["signing"] ?? document["keys"]) is JsonArray set ? set.OfType<JsonObject>() : [document]);
    }

    /// <summary>From the service itself, as long as it shows the keys that it showed first.</summary>
    public static async Task<Attempt<VerificationKeys>> FetchAsync(Session session, CancellationToken cancel)
    {
        var keys = await ServiceKeys.FetchAsync(session, cancel);
        if (keys.IsRefused)
        {
            return keys.Refusal;
        }

        return Pins.Check(session, keys.Value.Value) is { } changed ? changed : Of(keys.Value.Value.Signing ?? []);
    }

    /// <summary>Finds the key that fits; the refusal of the last one when none does.</summary>
    public Outcome<T> Try<T>(Func<VerificationKey, Outcome<T>> verify)
    {
        var tried = verify(Keys[0]);
        foreach (var key in Keys.Skip(1).TakeWhile(_ => tried.IsRefused))
        {
            tried = verify(key);
        }

        return tried;
    }

    private static Attempt<VerificationKeys> Of(IEnumerable<JsonObject> jwks)
    {
        List<VerificationKey> keys = [];
        foreach (var key in jwks.Select(VerificationKey.FromJwk))
        {
            if (key.IsRefused)
            {
                return Ending.BadInput(key.Refusal);
            }

            keys.Add(key.Value);
        }

        return keys.Count > 0
            ? new VerificationKeys(keys)
            : Ending.BadInput("no-verification-key", "There is no public signing key in it.");
    }
}
