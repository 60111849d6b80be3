using Spectre.Console;
using Spectre.Console.Rendering;

namespace Linkage.Partner.Screens;

/// <summary>A table in the terminal; without a terminal the same table, wide and without colour.</summary>
internal static class Grid
{
    private const int WideEnough = 240;

    public static void Write(TextWriter output, bool terminal, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => (IRenderable)new Text(cell ?? "")));
        }

        ConsoleOn(output, terminal).Write(table);
    }

    private static IAnsiConsole ConsoleOn(TextWriter output, bool terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!terminal)
        {
            console.Profile.Width = WideEnough;
        }

        return console;
    }
}
