using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Canonical;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Sealing;

namespace Linkage.Domain.Keys;

/// <summary>
/// A linkage key on its way from the partner who made it to another, sealed to that partner's public key (HPKE, RFC 9180), so that the
/// service relays it and cannot read it. The envelope is authenticated with the key: a relay cannot be turned into one for another
/// project, version or recipient.
/// Base mode does not prove who sent it, and the service hands out the public keys: the partners compare the fingerprints of the
/// recipient's key and of the linkage key by another way before the first upload.
/// </summary>
/// <param name="Version">Version of the linkage key within the project: 1, 2, …</param>
/// <param name="Sender">Organisation that made the key.</param>
/// <param name="RecipientKey">To which it is sealed.</param>
public sealed record KeyRelay(
    string Project, int Version, string Sender, string Recipient, KeyId RecipientKey, byte[] Encapsulated, byte[] Ciphertext)
{
    private static ReadOnlySpan<byte> Info => "linkage key relay v1"u8;

    public static KeyRelay Seal(LinkageKey key, string project, int version, string sender, string recipient, SealingPublicKey recipientKey)
    {
        using var context = Hpke.Send(recipientKey, Info, out var encapsulated);
        var relay = new KeyRelay(project, version, sender, recipient, recipientKey.Id, encapsulated, []);
        var plain = Encoding.ASCII.GetBytes(key.ToText());
        var ciphertext = new byte[plain.Length + Hpke.TagLength];
        context.Seal(0, relay.Envelope(), plain, ciphertext);
        CryptographicOperations.ZeroMemory(plain);
        return relay with { Ciphertext = ciphertext };
    }

    /// <summary>The key inside; refused when it was sealed to another key or anything of the relay was altered.</summary>
    public Outcome<LinkageKey> Open(SealingKeyPair keyPair)
    {
        if (RecipientKey != keyPair.Id) return NotYours;
        try
        {
            using var context = Hpke.Receive(keyPair, Encapsulated, Info);
            var plain = new byte[Math.Max(0, Ciphertext.Length - Hpke.TagLength)];
            if (!context.TryOpen(0, Envelope(), Ciphertext, plain)) return Broken;
            var key = LinkageKey.Parse(Encoding.ASCII.GetString(plain));
            CryptographicOperations.ZeroMemory(plain);
            return key;
        }
        catch (SealBrokenException)
        {
            return Broken;
        }
    }

    public JsonObject ToJson() => new()
    {
        ["ciphertext"] = Base64Url.EncodeToString(Ciphertext),
        ["encapsulated"] = Base64Url.EncodeToString(Encapsulated),
        ["project"] = Project,
        ["recipient"] = Recipient,
        ["recipientKey"] = RecipientKey.ToString(),
        ["sender"] = Sender,
        ["version"] = Version,
    };

    public static Outcome<KeyRelay> FromJson(string json)
    {
        try
        {
            var relay = JsonNode.Parse(json)!;
            if (Bytes(relay, "encapsulated") is not { } encapsulated || Bytes(relay, "ciphertext") is not { } ciphertext) return Broken;
            return KeyId.Parse(Text(relay, "recipientKey")).Then<KeyRelay>(recipientKey => new KeyRelay(
                Text(relay, "project"),
                relay["version"]!.GetValue<int>(),
                Text(relay, "sender"),
                Text(relay, "recipient"),
                recipientKey,
                encapsulated,
                ciphertext));
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            return Broken;
        }
    }

    private static Refusal Broken { get; } = new(
        RefusalKind.Invalid, "key-relay-broken", "The relayed linkage key is not what was sealed.");

    private static Refusal NotYours { get; } = new(
        RefusalKind.Invalid, "key-relay-not-yours", "The linkage key was sealed to another key.");

    private byte[] Envelope() => CanonicalJson.Bytes(new JsonObject
    {
        ["project"] = Project,
        ["recipient"] = Recipient,
        ["recipientKey"] = RecipientKey.ToString(),
        ["sender"] = Sender,
        ["version"] = Version.ToString(CultureInfo.InvariantCulture),
    });

    private static byte[]? Bytes(JsonNode json, string member) => Base64UrlText.Decode(Text(json, member));

    private static string Text(JsonNode json, string member) => json[member]!.GetValue<string>();
}
