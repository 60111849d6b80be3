using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Research;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Judges published tables, however they were protected.</summary>
internal sealed class AuditCommand : Verb
{
    private readonly Option<FileInfo> _in = new("--in", "-i")
    {
        Description = "Published tables as CSV, all in one file; or one table in the JJ format (.jj).",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<FileInfo?> _spec = new("--spec", "-s")
    {
        Description = "Columns, hierarchies, tables and policy, as JSON; a JJ table needs none.",
        HelpName = "file",
    };

    private readonly Option<FileInfo?> _structure = new("--structure")
    {
        Description = "What the attacker knows besides, as protect wrote it; without it the audit has to assume, and says what.",
        HelpName = "file",
    };

    public AuditCommand()
        : base(
            "audit",
            "Judge published tables by what they disclose. Exit code 3 when they are unsafe or cannot be judged.",
            "linkage lab audit --in tables/published.csv --spec spec.json",
            "linkage lab audit --in tables/published.csv --spec spec.json --structure tables/structure.json",
            "linkage lab audit --in tables/jj-sales-1.jj")
    {
        foreach (var option in (Option[])[_in, _spec, _structure]) Options.Add(option);
    }

    /// <summary>The verdict for people: what was found, what was tried, what was not.</summary>
    public static void Draw(Screen screen, ResearchReport report)
    {
        screen.Line(report.Audit.Kind switch
        {
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

        foreach (var obstacle in report.Audit.Obstacles) screen.Line(obstacle);
        foreach (var loss in report.Risk?.Losses ?? [])
            screen.Line($"{loss.Measure}: {loss.Cells} cells, {loss.Primary} primary and {loss.Secondary} secondary suppressions.");
        foreach (var assumed in report.Assumed) screen.Line("Assumed: " + assumed + ".");
        foreach (var left in report.Audit.NotChecked) screen.Line("Not checked: " + left + ".");
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var (table, about) = (session.Get(_in)!, session.Get(_spec));
        if (table.Extension.Equals(".jj", StringComparison.OrdinalIgnoreCase)) return AuditJj.Run(session, table);
        if (about is null)
            return session.Screen.End(Ending.BadInput("no-specification", "Tables as CSV are judged by a specification: give --spec."));
        var spec = ResearchSpec.Read(await File.ReadAllBytesAsync(about.FullName, cancel));
        if (spec.IsRefused) return session.Screen.End(Ending.BadInput(spec.Refusal));
        var sheet = ProtectRows.Read(table, header => PublishedSheetReader.For(spec.Value, header), reader => reader.Add, cancel);
        if (sheet.IsRefused) return session.Screen.End(Ending.BadInput(sheet.Refusal));
        var known = session.Get(_structure) is { } file ? await File.ReadAllBytesAsync(file.FullName, cancel) : null;
        var judged = known is null ? Assumed(spec.Value, sheet.Value) : Informed(spec.Value, sheet.Value, known);
        if (judged.IsRefused) return session.Screen.End(Ending.BadInput(judged.Refusal));
        var (report, intervals) = judged.Value;
        var document = JsonNode.Parse(report.ToJson())!.AsObject();
        document["intervals"] = intervals.Json();
        session.Screen.Show(document, screen =>
        {
            Draw(screen, report);
            intervals.Draw(screen);
        });
        return report.Audit.IsSafe ? ExitCode.Done : ExitCode.VerificationFailed;
    }

    private static Outcome<(ResearchReport Report, AuditIntervals Intervals)> Assumed(ResearchSpec spec, PublishedSheetReader sheet) =>
        sheet.SpecOf(spec).Then(tables => sheet.Tables(tables).Then(published =>
            AssumedStructure.Of(tables, published).Then<(ResearchReport, AuditIntervals)>(structure =>
                Judge(spec, published, structure, AssumedStructure.Assumptions))));

    private static Outcome<(ResearchReport Report, AuditIntervals Intervals)> Informed(
        ResearchSpec spec, PublishedSheetReader sheet, byte[] known) =>
        StructureFile.Read(known, spec).Then(structure =>
            sheet.Tables(structure.Spec).Then<(ResearchReport, AuditIntervals)>(published => Judge(spec, published, structure, [])));

    private static (ResearchReport Report, AuditIntervals Intervals) Judge(
        ResearchSpec spec, PublishedTables published, Structure structure, IReadOnlyList<string> assumed) =>
        (ResearchReport.Of(spec.Policy, published, structure) with { Assumed = assumed },
            new AuditIntervals(AttackerIntervals.Of(published, structure, spec.Policy, everyCell: true), structure.Spec));
}
