using System.Text.Json;

namespace Linkage.Domain.Json;

/// <summary>
/// Reads what is neither record, list nor map: text, numbers, enum names, dates, and types with a converter of their own.
/// </summary>
internal sealed class LeafReader(FaultList faults)
{
    public object? Read(JsonElement element, Type type, string pointer)
    {
        if (type == typeof(string)) return ReadText(element, pointer);
        if (type.IsEnum) return ReadName(element, type, pointer);
        if (type == typeof(JsonElement)) return element.Clone();
        try
        {
            return element.Deserialize(type, Documents.Options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return Fault(pointer, "wrong-type", $"Expected {Expected(type)}.");
        }
    }

    private object? ReadText(JsonElement element, string pointer)
    {
        if (TextOf(element) is not { } text) return Fault(pointer, "wrong-type", "Expected text.");
        if (text.Length > Documents.LongestText)
            return Fault(pointer, "too-long", $"Text of at most {Documents.LongestText} characters is taken here.");
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return Fault(pointer, "control-character", "Text may not hold control characters.");
        return text;
    }

    private object? ReadName(JsonElement element, Type type, string pointer)
    {
        var names = Enum.GetNames(type).Select(Documents.CamelCase).ToList();
        var index = TextOf(element) is { } text ? names.IndexOf(text) : -1;
        return index >= 0
            ? Enum.Parse(type, Enum.GetNames(type)[index])
            : Fault(pointer, "wrong-type", $"Expected one of: {string.Join(", ", names)}.");
    }

    /// <summary>Null for what is no text, and for escapes that are no characters (a lone surrogate).</summary>
    private static string? TextOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private object? Fault(string pointer, string rule, string message)
    {
        faults.Add(pointer, rule, message);
        return null;
    }

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "an integer",
        _ when type == typeof(decimal) => "a number",
        _ when type == typeof(DateOnly) => "a date as 2031-12-31",
        _ => $"a {Documents.CamelCase(type.Name)}",
    };
}
