using System.Text.Json.Nodes;
using Linkage.Domain.Protection.Research;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Judges a table in the JJ format, whoever suppressed it: whether a primary cell follows exactly from the published ones.</summary>
internal static class AuditJj
{
    private const string NotChecked =
        "how narrow the intervals of suppressed cells are, contributors and partners who know cells, rules on published cells";

    public static ExitCode Run(Session session, FileInfo file)
    {
        using var text = file.OpenText();
        var table = JjReader.Read(text);
        var derived = table.Then(JjDerivation.Primaries);
        if (derived.IsRefused) return session.Screen.End(Ending.BadInput(derived.Refusal));
        var isSafe = derived.Value.Count == 0;
        var document = new JsonObject
        {
            ["safe"] = isSafe,
            ["cells"] = table.Value.Cells.Count,
            ["primaries"] = table.Value.Cells.Count(c => c.Status == JjStatus.Unsafe),
            ["secondaries"] = table.Value.Cells.Count(c => c.Status == JjStatus.Secondary),
            ["derivable"] = new JsonArray([.. derived.Value.Select(cell => (JsonNode)cell)]),
            ["notChecked"] = NotChecked,
        };
        session.Screen.Show(document, screen =>
        {
            screen.Line(isSafe
                ? "Safe: no primary cell follows from the published ones."
                : $"Unsafe: {derived.Value.Count} primary cells follow from the published ones.");
            foreach (var cell in derived.Value) screen.Line($"Cell {cell} can be derived.");
            screen.Line($"Not checked: {NotChecked}.");
        });
        return isSafe ? ExitCode.Done : ExitCode.VerificationFailed;
    }
}
