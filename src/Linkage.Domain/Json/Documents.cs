using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Json;

/// <summary>
/// The one way from JSON to the records of the domain and back. Reading is strict: unknown and double properties, wrong types and
/// missing properties are refused, all at once, each with its JSON pointer (RFC 6901) and never with the value.
/// </summary>
public static class Documents
{
    /// <summary>Bytes of the largest document; a national code list of neighbourhoods takes about two million.</summary>
    public const int LargestDocument = 32 * 1024 * 1024;

    /// <summary>Characters of the longest text in a document.</summary>
    public const int LongestText = 4_000;

    private const int DeepestNesting = 32;

    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new Int128Text() },
    };

    /// <summary>Reads UTF-8 JSON. Refused as `malformed-json`, `too-large` or `invalid-document`.</summary>
    public static Outcome<T> Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        if (json.Length > LargestDocument)
            return new Refusal(RefusalKind.TooLarge, "too-large", $"A document has at most {LargestDocument} bytes.");
        if (!Utf8.IsValid(json)) return Malformed("The document is not UTF-8.");
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeepestNesting });
            using var document = JsonDocument.ParseValue(ref reader);
            while (reader.Read()) { }
            return Read<T>(document.RootElement);
        }
        catch (JsonException exception)
        {
            return Malformed($"Not JSON, or nested too deep, at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }
    }

    /// <summary>Reads an element that somebody else parsed. Refused as `invalid-document`.</summary>
    public static Outcome<T> Read<T>(JsonElement json)
        where T : class
    {
        var faults = new FaultList();
        var read = new DocumentReader(faults).Read(json, typeof(T), "");
        return faults.Count == 0 && read is T value
            ? value
            : Refusal.Invalid("invalid-document", "The document does not have the shape that is asked.", faults.ToList());
    }

    /// <summary>The same record gives the same bytes: members in order of declaration, names of maps sorted, nothing for null.</summary>
    public static byte[] Write<T>(T document)
        where T : class => JsonSerializer.SerializeToUtf8Bytes(document, Options);

    internal static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static Refusal Malformed(string sentence) =>
        Refusal.Invalid("malformed-json", sentence, [new Fault("", "malformed-json", sentence)]);
}
