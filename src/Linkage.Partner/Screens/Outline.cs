using System.Text.Json.Nodes;

namespace Linkage.Partner.Screens;

/// <summary>A JSON document as an indented outline: every member on a line, for people.</summary>
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
                    WriteEach(screen, name, list, depth);
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

    private static void WriteEach(Screen screen, string name, JsonArray list, int depth)
    {
        for (var number = 0; number < list.Count; number++)
        {
            screen.Line($"{new string(' ', 2 * depth)}{name} {number + 1}");
            if (list[number] is JsonObject item)
            {
                Write(screen, item, depth + 1);
            }
        }
    }
}
