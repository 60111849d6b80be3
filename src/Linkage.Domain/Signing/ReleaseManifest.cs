using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Canonical;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Signing;

/// <summary>
/// What a release is: its files and where they come from. Signed as the payload of a JWS, in canonical JSON, so that the same release
/// gives the same payload whoever writes it.
/// </summary>
/// <param name="QuestionHash">SHA-256 of the question in canonical JSON, 64 lower-case hexadecimal digits.</param>
/// <param name="AgreementVersion">The version of the agreement under which it was asked and approved.</param>
/// <param name="CreatedAt">UTC, kept to the microsecond.</param>
/// <param name="ResultHash">SHA-256 of the protected result that the reviewers approved, 64 lower-case hexadecimal digits.</param>
/// <param name="Files">In any order; written in that of their names.</param>
public sealed record ReleaseManifest(
    string Release,
    string Project,
    string Job,
    string QuestionHash,
    int AgreementVersion,
    DateTimeOffset CreatedAt,
    string ResultHash,
    IReadOnlyList<ReleasedFile> Files)
{
    public const string SignatureType = "linkage-release+jws";
    internal const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The compact JWS. Its header names the key.</summary>
    public string Sign(SigningKey key) => key.Sign(CanonicalJson.Bytes(ToJson()), SignatureType);

    public JsonObject ToJson() => new()
    {
        ["agreementVersion"] = AgreementVersion,
        ["createdAt"] = CreatedAt.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture),
        ["files"] = new JsonArray([.. Files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => file.ToJson())]),
        ["job"] = Job,
        ["project"] = Project,
        ["questionHash"] = QuestionHash,
        ["release"] = Release,
        ["resultHash"] = ResultHash,
    };

    /// <summary>The manifest inside a JWS, once the signature is found genuine.</summary>
    public static Outcome<ReleaseManifest> Open(string jws, VerificationKey key) => key.Verify(jws, SignatureType).Then(FromJson);

    private static Outcome<ReleaseManifest> FromJson(byte[] payload)
    {
        try
        {
            var json = JsonNode.Parse(payload)!;
            return new ReleaseManifest(
                Text(json, "release"),
                Text(json, "project"),
                Text(json, "job"),
                Text(json, "questionHash"),
                json["agreementVersion"]!.GetValue<int>(),
                Instant(Text(json, "createdAt")),
                Text(json, "resultHash"),
                [.. json["files"]!.AsArray().Select(file => File(file!))]);
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            return new Refusal(RefusalKind.Invalid, "manifest-invalid", "The signed content is not a release manifest of this version.");
        }
    }

    private static ReleasedFile File(JsonNode file) => new(Text(file, "name"), file["size"]!.GetValue<long>(), Text(file, "sha256"));

    private static string Text(JsonNode json, string member) => json[member]!.GetValue<string>();

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(
        text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
