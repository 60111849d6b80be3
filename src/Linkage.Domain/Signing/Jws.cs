using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Signing;

/// <summary>
/// A compact JWS taken apart (RFC 7515), not yet verified. Only ES256: an algorithm is never chosen by the one who presents a signature
/// (RFC 8725, section 3.1), and an unknown critical header is refused.
/// </summary>
internal sealed record Jws(byte[] Header, string Type, string KeyId, byte[] Payload, byte[] Signature)
{
    public const string Algorithm = "ES256";
    private const int SignatureLength = 64;

    public static Outcome<Jws> Parse(string compact)
    {
        var parts = compact.Trim().Split('.');
        if (parts.Length != 3) return Refused("A compact JWS has three parts.");
        if (parts.Select(part => Base64UrlText.Decode(part)).ToArray() is not [{ } header, { } payload, { } signature])
            return Refused("A part of the JWS is not base64url.");
        if (signature.Length != SignatureLength) return Refused("An ES256 signature has 64 bytes.");
        if (Members(header) is not { } members) return Refused("The header of the JWS is not a JSON object.");
        if (Text(members, "alg") != Algorithm) return Refused("The JWS is not signed with ES256.");
        if (members.ContainsKey("crit")) return Refused("The JWS has critical headers that are not known here.");
        return new Jws(header, Text(members, "typ") ?? "", Text(members, "kid") ?? "", payload, signature);
    }

    public static string SigningInput(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload) => Encode(header) + "." + Encode(payload);

    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static Refusal Refused(string sentence) => new(RefusalKind.Invalid, "signature-invalid", sentence);

    private static JsonObject? Members(byte[] header)
    {
        try
        {
            return JsonNode.Parse(header) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject members, string name) =>
        members.TryGetPropertyValue(name, out var node) && node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
