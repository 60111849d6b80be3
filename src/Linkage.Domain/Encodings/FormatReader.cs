using System.Text.Json;
using System.Text.RegularExpressions;

namespace Linkage.Domain.Encodings;

/// <summary>Reads the `format` of a feature.</summary>
internal static class FormatReader
{
    public static ValueFormat? Read(SchemaNode node)
    {
        switch (node.Text("type", required: true))
        {
            case "string": return Text(node);
            case "integer":
                node.Only("type", "minimum", "maximum", "description");
                return new IntegerFormat(node.Integer("minimum", maximum: long.MaxValue), node.Integer("maximum", maximum: long.MaxValue));
            case "date": return Date(node);
            case "enum": return Enum(node);
            default:
                node.Fail("type", "unknown-format", "Expected string, integer, date or enum.");
                return null;
        }
    }

    private static TextFormat Text(SchemaNode node)
    {
        if (node.Has("pattern")) node.Only("type", "encoding", "pattern", "description");
        else node.Only("type", "encoding", "case", "minLength", "maxLength", "description");
        var letters = node.Text("case") ?? "mixed";
        if (letters is not ("mixed" or "lower" or "upper")) node.Fail("case", "unknown-case", "Expected mixed, lower or upper.");
        var encoding = node.Text("encoding") ?? TokenEncoding.Utf8.Name;
        if (!TokenEncoding.Known.Contains(encoding))
            node.Fail("encoding", "unknown-encoding", $"Expected one of {string.Join(", ", TokenEncoding.Known)}.");
        var letterCase = letters switch { "lower" => LetterCase.Lower, "upper" => LetterCase.Upper, _ => LetterCase.Mixed };
        return new(letterCase, (int?)node.Integer("minLength", 0), (int?)node.Integer("maxLength", 1), Pattern(node))
        {
            TokenEncoding = new(encoding),
        };
    }

    /// <summary>Python's spelling of a pattern for the whole value; linear time where the pattern allows it.</summary>
    private static Regex? Pattern(SchemaNode node)
    {
        if (node.Text("pattern") is not { } pattern) return null;
        var whole = $@"\A(?:{pattern.Replace("(?P<", "(?<", StringComparison.Ordinal).Replace(@"\Z", @"\z", StringComparison.Ordinal)})\z";
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            node.Fail("pattern", "pattern", "Not a regular expression.");
            return null;
        }
    }

    private static DateFormat? Date(SchemaNode node)
    {
        node.Only("type", "format", "description");
        if (node.Text("format", required: true) is not { } format) return null;
        if (DateFormat.Create(format) is { } date) return date;
        node.Fail("format", "unknown-directive", "Known directives are %d %m %y %Y %b %B %a %A %w %j %H %I %M %S %f %p and %%, each once.");
        return null;
    }

    private static EnumFormat Enum(SchemaNode node)
    {
        node.Only("type", "values", "description");
        HashSet<string> values = new(StringComparer.Ordinal);
        foreach (var value in node.Array("values"))
        {
            if (value.ValueKind == JsonValueKind.String) values.Add(value.GetString()!);
            else node.Fail("values", "type", "Expected texts.");
        }

        return new(values);
    }
}
