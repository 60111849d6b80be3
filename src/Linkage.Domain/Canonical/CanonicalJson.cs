using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Linkage.Domain.Canonical;

/// <summary>
/// JSON in the one form that is hashed and signed: the canonicalization scheme of RFC 8785. Members by their UTF-16 code units, no
/// white space, only the escapes that JSON demands, numbers as ECMAScript writes them.
/// Stricter than the RFC in one point: a number that a double cannot carry is not rounded but refused, since two amounts would
/// otherwise share one hash. Write such an amount as a string, or as an integer of its smallest unit.
/// </summary>
public static class CanonicalJson
{
    /// <exception cref="ArgumentException">A lone surrogate, a repeated member, or a number that would change its value.</exception>
    public static byte[] Bytes(JsonNode? node) => Encoding.UTF8.GetBytes(Text(node));

    /// <summary>SHA-256 of <see cref="Bytes"/>, 32 bytes.</summary>
    public static byte[] Hash(JsonNode? node) => SHA256.HashData(Bytes(node));

    /// <inheritdoc cref="Bytes"/>
    public static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                Write(text, members);
                break;
            case JsonArray items:
                Write(text, items);
                break;
            default:
                WriteValue(text, node.AsValue());
                break;
        }
    }

    private static void Write(StringBuilder text, JsonObject members)
    {
        var separator = '{';
        foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            text.Append(separator);
            CanonicalString.Write(text, name);
            text.Append(':');
            Write(text, member);
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void Write(StringBuilder text, JsonArray items)
    {
        var separator = '[';
        foreach (var item in items)
        {
            text.Append(separator);
            Write(text, item);
            separator = ',';
        }

        text.Append(separator == '[' ? "[]" : "]");
    }

    private static void WriteValue(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case System.Text.Json.JsonValueKind.String:
                CanonicalString.Write(text, value.GetValue<string>());
                break;
            case System.Text.Json.JsonValueKind.Number:
                text.Append(CanonicalNumber.Of(value.ToJsonString()));
                break;
            default:
                text.Append(value.ToJsonString());
                break;
        }
    }
}
