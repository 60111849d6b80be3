using System.Text.Json.Nodes;

namespace Linkage.Partner.Screens;

/// <summary>A JSON document as an indented outline for people: every member on a line, lists of things as tables.</summary>
internal static class Outline
{
    public static void Write(Screen screen, JsonObject document, int depth = 0)
    {
        var indent = new string(' ', 2 * depth);
        foreach (var (name, value) in document)
        {
            switch (value)
            {
                case JsonObject inner:
                    screen.Line($"{indent}{name}");
                    Write(screen, inner, depth + 1);
                    break;
                case JsonArray list when list.Any(item => item is JsonObject):
                    WriteTable(screen, name, list, depth);
                    break;
                case JsonArray list:
                    screen.Line($"{indent}{name}: {string.Join(", ", list.Select(item => item?.ToString()))}");
                    break;
                default:
                    screen.Line($"{indent}{name}: {value}");
                    break;
            }
        }
    }

    /// <summary>Things of one kind beside each other: a row each, inner members in one place.</summary>
    private static void WriteTable(Screen screen, string name, JsonArray list, int depth)
    {
        var items = list.OfType<JsonObject>().ToList();
        var heads = items.SelectMany(item => item.Select(member => member.Key)).Distinct().ToList();
        screen.Line($"{new string(' ', 2 * depth)}{name}");
        screen.Table([.. heads], items.Select(item => heads.Select(head => InOneLine(item[head])).ToList()));
    }

    private static string? InOneLine(JsonNode? value) => value switch
    {
        JsonObject inner => string.Join(", ", inner.Select(member => InOneLine(member.Value))),
        JsonArray list => string.Join(", ", list.Select(InOneLine)),
        _ => value?.ToString(),
    };
}
