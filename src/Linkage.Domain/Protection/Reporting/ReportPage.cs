using System.Globalization;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>The report as a page of plain text, for reading and printing: the same report is the same bytes.</summary>
public static class ReportPage
{
    /// <summary>Characters of a line, unless one name is longer.</summary>
    public const int Width = 100;

    private const int MostDisclosures = 8, MostCells = 8;

    /// <returns>About sixty lines, each ended by a line feed.</returns>
    public static string Of(ReportHeading heading, RiskReport report)
    {
        var page = new PageText(Width);
        page.Line("DISCLOSURE REPORT".PadRight(Width - 12) + VerdictOf(report.Audit).PadLeft(12));
        page.Wrapped("Purpose:    ", heading.Purpose);
        page.Wrapped("Recipient:  ", heading.Recipient);
        if (heading.Population is { } population) page.Wrapped("Population: ", population);
        page.Wrapped("In tables:  ", PageText.Number(report.Subjects) + " subjects");
        foreach (var input in heading.Inputs) page.Wrapped("Delivery:   ", input);
        page.Section("RULES (margin below zero: unsafe; subjects for frequencies, percentage points for the others)");
        page.Line($"{"rule",-19}{"light",-7}{"limit",-34}{"unsafe",7}  worst cell; worst published");
        foreach (var rule in report.Rules) Rule(page, rule);
        page.Section("WHAT IS NOT SHOWN");
        page.Line($"{"measure",-34}{"cells",9}{"primary",9}{"secondary",11}{"of cells",11}{"of subjects",13}{"of value",10}");
        foreach (var loss in report.Losses) Lost(page, loss);
        if (report.Losses.Sum(l => l.Held) is > 0 and var held)
            page.Wrapped("Of these ", $"{PageText.Number(held)} secondary make an interval wide enough, the others stop exact derivation.");
        Some(page, "Not shown although asked to stay: ", report.NotForced, MostCells);
        Audited(page, report);
        if (heading.Differencing.Count > 0) page.Section("DIFFERENCING");
        foreach (var line in heading.Differencing) page.Wrapped("- ", line);
        page.Section("WAYS TO SHOW MORE, EACH TRIED");
        foreach (var repair in report.Repairs) page.Wrapped("- ", TextOf(repair));
        if (report.Repairs.Count == 0) page.Line(NoRepair(report));
        return page.ToString();
    }

    private static void Audited(PageText page, RiskReport report)
    {
        page.Section("AUDIT");
        foreach (var attacker in report.Attackers) page.Wrapped("Attacker:    ", attacker);
        foreach (var test in report.Audit.Checked) page.Wrapped("Tested:      ", test);
        if (report.Audit.Intervals is { } intervals) page.Wrapped("Intervals:   ", TextOf(intervals));
        foreach (var found in report.Audit.Disclosures.Take(MostDisclosures))
            page.Wrapped("Found:       ", $"{found.Cell} {found.Measure} ({found.Test}): {found.Explanation}");
        if (report.Audit.DisclosureCount > MostDisclosures)
            page.Wrapped("Found:       ", $"and {PageText.Number(report.Audit.DisclosureCount - MostDisclosures)} more");
        foreach (var obstacle in report.Audit.Obstacles.Take(MostDisclosures)) page.Wrapped("Obstacle:    ", obstacle);
        foreach (var left in report.Audit.NotChecked) page.Wrapped("Not checked: ", left);
    }

    private static void Lost(PageText page, MeasureLoss loss) =>
        page.Line($"{loss.Measure,-34}{PageText.Number(loss.Cells),9}{PageText.Number(loss.Primary),9}{PageText.Number(loss.Secondary),11}"
            + $"{PageText.Share(loss.CellShare),11}{PageText.Share(loss.SubjectShare),13}{PageText.Share(loss.ValueShare),10}");

    private static void Rule(PageText page, RuleLine rule)
    {
        var name = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(rule.Rule.ToString());
        var row = $"{name,-19}{rule.Light.ToString().ToLowerInvariant(),-7}{rule.Parameter,-34}";
        if (rule.Light != Light.Off) row += $"{PageText.Number(rule.UnsafeCells),7}  {CellOf(rule.Worst)}; {CellOf(rule.WorstPublished)}";
        page.Line(row);
    }

    private static string CellOf(WorstCell? cell) =>
        cell is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{cell.Cell} {cell.Margin:+0.##;-0.##;0}");

    private static string TextOf(IntervalSummary found) =>
        $"{PageText.Number(found.Met)} wide enough, {PageText.Number(found.Narrow)} too narrow, {PageText.Number(found.Unproven)} unproven; "
        + $"certified by {PageText.Number(found.Tables)} possible tables and {PageText.Number(found.Bounds)} bounds, each checked in exact arithmetic";

    private static string TextOf(Repair repair) =>
        $"{repair.Suggestion}: {PageText.Number(repair.Suppressed)} of {PageText.Number(repair.Cells)} cells not shown, "
        + $"{PageText.Share(repair.SubjectShare)} of subjects instead of {PageText.Share(repair.SubjectShareBefore)}";

    private static string NoRepair(RiskReport report) =>
        !report.RepairsTried ? "None could be tried: the result is too large, or people fall in several cells."
        : report.Audit.IsSafe && report.Losses.All(l => l.Primary + l.Secondary == 0) ? "None needed: everything is shown."
        : "None of those tried helps.";

    private static string VerdictOf(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Safe => "SAFE",
        VerdictKind.Unsafe => "UNSAFE",
        _ => "NOT JUDGED",
    };

    private static void Some(PageText page, string lead, IReadOnlyList<string> cells, int most)
    {
        if (cells.Count == 0) return;
        page.Wrapped(
            lead, string.Join("; ", cells.Take(most)) + (cells.Count > most ? $" and {PageText.Number(cells.Count - most)} more" : ""));
    }
}
