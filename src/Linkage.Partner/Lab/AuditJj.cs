using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Research;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>
/// Judges a table in the JJ format, whoever suppressed it: whether a primary cell follows exactly from the published ones, and whether an
/// attacker's interval of it reaches the protection levels that the file asks.
/// </summary>
internal static class AuditJj
{
    private const string NotChecked = "contributors and partners who know cells, rules on published cells";

    public static ExitCode Run(Session session, FileInfo file)
    {
        using var text = file.OpenText();
        var table = JjReader.Read(text);
        var derived = table.Then(JjDerivation.Primaries);
        if (derived.IsRefused) return session.Screen.End(Ending.BadInput(derived.Refusal));
        var found = JjIntervals.Of(table.Value);
        if (found.IsRefused && found.Refusal.Kind != RefusalKind.TooLarge) return session.Screen.End(Ending.BadInput(found.Refusal));
        // What is too large to be searched was not found wide enough, and is not called safe.
        IReadOnlyList<JjInterval>? intervals = found.IsRefused ? null : found.Value;
        var isSafe = derived.Value.Count == 0 && intervals?.All(interval => interval.IsWide) == true;
        session.Screen.Show(Document(table.Value, isSafe, derived.Value, intervals), screen =>
        {
            screen.Line(isSafe ? "Safe: no primary cell follows from the published ones, and every interval is wide enough." : "Not safe.");
            foreach (var cell in derived.Value) screen.Line($"Cell {cell} can be derived.");
            Draw(screen, table.Value, intervals);
            if (found.IsRefused) screen.Line(found.Refusal.Sentence);
            screen.Line($"Not checked: {NotChecked}.");
        });
        return isSafe ? ExitCode.Done : ExitCode.VerificationFailed;
    }

    private static JsonObject Document(JjTable table, bool isSafe, IReadOnlyList<int> derived, IReadOnlyList<JjInterval>? intervals) =>
        new()
        {
            ["safe"] = isSafe,
            ["cells"] = table.Cells.Count,
            ["primaries"] = table.Cells.Count(c => c.Status == JjStatus.Unsafe),
            ["secondaries"] = table.Cells.Count(c => c.Status == JjStatus.Secondary),
            ["derivable"] = new JsonArray([.. derived.Select(cell => (JsonNode)cell)]),
            ["intervals"] = intervals is null ? null : new JsonArray([.. intervals.Select(interval => (JsonNode)new JsonObject
        {
            ["cell"] = interval.Cell,
            ["lower"] = interval.Lower,
            ["upper"] = interval.Upper,
            ["wide"] = interval.IsWide,
        })]),
            ["notChecked"] = NotChecked,
        };

    private static void Draw(Screen screen, JjTable table, IReadOnlyList<JjInterval>? intervals)
    {
        if (intervals is not { Count: > 0 }) return;
        screen.Table(
            ["cell", "at least", "at most", "asked below", "asked above", "protection"],
            intervals.Select(interval => (IReadOnlyList<string?>)
            [
                Text(interval.Cell), Text(interval.Lower), Text(interval.Upper), Text(table.Cells[interval.Cell].LowerProtection),
                Text(table.Cells[interval.Cell].UpperProtection), interval.IsWide ? "met" : "too narrow",
            ]));
    }

    private static string Text(IFormattable number) => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
