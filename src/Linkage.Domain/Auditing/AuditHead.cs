using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Canonical;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Signing;

namespace Linkage.Domain.Auditing;

/// <summary>The newest entry of the chain at some moment. Signed and kept elsewhere, it shows when the end was cut or rewritten.</summary>
/// <param name="Sequence">0 for an empty chain.</param>
/// <param name="Hash">64 lower-case hexadecimal digits.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    public const string SignatureType = "linkage-audit-head+jws";

    public static AuditHead Empty { get; } = new(0, Convert.ToHexStringLower(AuditChain.Genesis));

    public static AuditHead Of(StoredAuditEntry row) => new(row.Entry.Sequence, Convert.ToHexStringLower(row.Hash));

    /// <summary>Compact JWS of the canonical JSON <c>{"hash":…,"sequence":…}</c>.</summary>
    public string Sign(SigningKey key) => key.Sign(CanonicalJson.Bytes(ToJson()), SignatureType);

    /// <summary>The sequence as text: it may outgrow the integers that JSON keeps exactly.</summary>
    private JsonObject ToJson() => new() { ["hash"] = Hash, ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture) };

    public static Outcome<AuditHead> Open(string jws, VerificationKey key) => key.Verify(jws, SignatureType).Then(FromJson);

    private static Outcome<AuditHead> FromJson(byte[] payload)
    {
        try
        {
            var json = JsonNode.Parse(payload)!;
            return new AuditHead(
                long.Parse(json["sequence"]!.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture),
                json["hash"]!.GetValue<string>());
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            return new Refusal(RefusalKind.Invalid, "audit-head-invalid", "The signed content is not the head of an audit chain.");
        }
    }
}
