using System.Globalization;
using System.Text;
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
        var page = new StringBuilder();
        Line(page, "DISCLOSURE REPORT".PadRight(Width - 12) + VerdictOf(report.Audit).PadLeft(12));
        Wrapped(page, "Purpose:    ", heading.Purpose);
        Wrapped(page, "Recipient:  ", heading.Recipient);
        Wrapped(page, "Population: ", Number(report.Subjects) + " subjects");
        foreach (var input in heading.Inputs) Wrapped(page, "Delivery:   ", input);
        Section(page, "RULES (margin below zero: unsafe; subjects for frequencies, percentage points for the others)");
        Line(page, $"{"rule",-19}{"light",-7}{"limit",-34}{"unsafe",7}  worst cell; worst published");
        foreach (var rule in report.Rules) Rule(page, rule);
        Section(page, "WHAT IS NOT SHOWN");
        Line(page, $"{"measure",-34}{"cells",9}{"primary",9}{"secondary",11}{"of cells",11}{"of subjects",13}{"of value",10}");
        foreach (var loss in report.Losses)
            Line(page, $"{loss.Measure,-34}{Number(loss.Cells),9}{Number(loss.Primary),9}{Number(loss.Secondary),11}{Share(loss.CellShare),11}"
                + $"{Share(loss.SubjectShare),13}{Share(loss.ValueShare),10}");
        if (report.Losses.Sum(l => l.Held) is > 0 and var held)
            Wrapped(page, "Of these ", $"{Number(held)} secondary are there to make an interval wide enough, the others against exact derivation.");
        Some(page, "Not shown although asked to stay: ", report.NotForced, MostCells);
        Section(page, "AUDIT");
        foreach (var attacker in report.Attackers) Wrapped(page, "Attacker:    ", attacker);
        foreach (var test in report.Audit.Checked) Wrapped(page, "Tested:      ", test);
        if (report.Audit.Intervals is { } intervals) Wrapped(page, "Intervals:   ", TextOf(intervals));
        foreach (var found in report.Audit.Disclosures.Take(MostDisclosures))
            Wrapped(page, "Found:       ", $"{found.Cell} {found.Measure} ({found.Test}): {found.Explanation}");
        if (report.Audit.DisclosureCount > MostDisclosures)
            Wrapped(page, "Found:       ", $"and {Number(report.Audit.DisclosureCount - MostDisclosures)} more");
        foreach (var obstacle in report.Audit.Obstacles.Take(MostDisclosures)) Wrapped(page, "Obstacle:    ", obstacle);
        foreach (var left in report.Audit.NotChecked) Wrapped(page, "Not checked: ", left);
        Section(page, "WAYS TO SHOW MORE, EACH TRIED");
        foreach (var repair in report.Repairs) Wrapped(page, "- ", TextOf(repair));
        if (report.Repairs.Count == 0) Line(page, NoRepair(report));
        return page.ToString();
    }

    private static void Rule(StringBuilder page, RuleLine rule)
    {
        var name = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(rule.Rule.ToString());
        var row = $"{name,-19}{rule.Light.ToString().ToLowerInvariant(),-7}{rule.Parameter,-34}";
        Line(page, rule.Light == Light.Off ? row : row + $"{Number(rule.UnsafeCells),7}  {CellOf(rule.Worst)}; {CellOf(rule.WorstPublished)}");
    }

    private static string CellOf(WorstCell? cell) =>
        cell is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{cell.Cell} {cell.Margin:+0.##;-0.##;0}");

    private static string TextOf(IntervalSummary found) =>
        $"{Number(found.Met)} wide enough, {Number(found.Narrow)} too narrow, {Number(found.Unproven)} unproven; certified by "
        + $"{Number(found.Tables)} possible tables and {Number(found.Bounds)} bounds, each checked in exact arithmetic";

    private static string TextOf(Repair repair) => string.Create(CultureInfo.InvariantCulture,
        $"{repair.Suggestion}: {repair.Suppressed} of {repair.Cells} cells not shown, {Share(repair.SubjectShare)} of subjects instead of {Share(repair.SubjectShareBefore)}");

    private static string NoRepair(RiskReport report) =>
        !report.RepairsTried ? "None could be tried: the result is too large, or people fall in several cells."
        : report.Audit.IsSafe && report.Losses.All(l => l.Primary + l.Secondary == 0) ? "None needed: everything is shown." : "None of those tried helps.";

    private static string VerdictOf(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Safe => "SAFE",
        VerdictKind.Unsafe => "UNSAFE",
        _ => "NOT JUDGED",
    };

    private static void Section(StringBuilder page, string title)
    {
        Line(page, "");
        Line(page, title);
    }

    private static void Some(StringBuilder page, string lead, IReadOnlyList<string> cells, int most)
    {
        if (cells.Count == 0) return;
        Wrapped(page, lead, string.Join("; ", cells.Take(most)) + (cells.Count > most ? $" and {Number(cells.Count - most)} more" : ""));
    }

    /// <summary>A text whose later lines stand under its first word.</summary>
    private static void Wrapped(StringBuilder page, string lead, string text)
    {
        var line = new StringBuilder(lead);
        var start = line.Length;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > start && line.Length + 1 + word.Length > Width)
            {
                Line(page, line.ToString());
                line.Clear().Append(' ', start);
            }

            if (line.Length > start) line.Append(' ');
            line.Append(word);
        }

        Line(page, line.ToString());
    }

    private static void Line(StringBuilder page, string text) => page.Append(text.TrimEnd()).Append('\n');

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Share(decimal part) => (part * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
