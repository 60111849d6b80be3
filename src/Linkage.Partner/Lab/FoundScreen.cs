using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Research;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Lab;

/// <summary>A verdict on the tables of a study, for people.</summary>
internal static class FoundScreen
{
    /// <summary>The verdict for people: what was found, what was tried, what was not.</summary>
    public static void Draw(Screen screen, ResearchReport report)
    {
        screen.Line(report.Audit.Kind switch
        {
            VerdictKind.Safe when !report.IsSafe => "Unsafe: the cells are protected, and a sum of them is not.",
            VerdictKind.Safe => "Safe: no test found a disclosure.",
            VerdictKind.Unsafe => $"Unsafe: {report.Audit.DisclosureCount} disclosures.",
            _ => "Not safe: the tables cannot be judged.",
        });
        if (report.Audit.Disclosures.Count > 0)
        {
            screen.Table(
                ["cell", "measure", "test", "explanation"],
                report.Audit.Disclosures.Select(d => (IReadOnlyList<string?>)[d.Cell, d.Measure, d.Test, d.Explanation]));
        }

        foreach (var sum in Sums(report)) screen.Line(sum);
        foreach (var obstacle in report.Audit.Obstacles) screen.Line(obstacle);
        foreach (var loss in report.Risk?.Losses ?? [])
            screen.Line($"{loss.Measure}: {loss.Cells} cells, {loss.Primary} primary and {loss.Secondary} secondary suppressions.");
        foreach (var assumed in report.Assumed) screen.Line("Assumed: " + assumed + ".");
        foreach (var left in report.Audit.NotChecked) screen.Line("Not checked: " + left + ".");
        if (report.Sums is null) screen.Line("Not checked: sums of cells that speak of few, for which the audit must know who is in them.");
    }

    /// <summary>What was found of sums of few, in words; nothing where they were not looked for.</summary>
    public static IReadOnlyList<string> Sums(ResearchReport report) =>
        report.Sums is not { } sums ? []
        : sums.IsSafe ? ["No sum of published cells speaks of fewer contributors than the minimum frequency."]
        : sums.Found;
}
