namespace Linkage.Api.Keys;

internal static class KeyEndpoints
{
    public static void MapKeys(this RouteGroupBuilder v1) =>
        v1.MapGet(
            "/keys", (PublicKeys keys) => Results.Ok(new KeysAnswer(keys.Sealing.ToJwk(), [.. keys.Signing.Select(key => key.ToJwk())])))
            .AllowAnonymous()
            .Describe("readKeys", "Read the public keys", "To seal uploads, and to verify releases offline. Needs no token.")
            .Answers<KeysAnswer>();
}
