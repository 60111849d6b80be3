using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
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

    private readonly Option<FileInfo?> _microdata = new("--microdata")
    {
        Description = "The rows that the tables were made of: with them the audit also looks for sums of cells that speak of few.",
        HelpName = "file",
    };

    public AuditCommand()
        : base(
            "audit",
            "Judge published tables by what they disclose. Exit code 3 when they are unsafe or cannot be judged.",
            "linkage lab audit --in tables/published.csv --spec spec.json",
            "linkage lab audit --in tables/published.csv --spec spec.json --structure tables/structure.json",
            "linkage lab audit --in tables/published.csv --spec spec.json --structure tables/structure.json --microdata microdata.csv",
            "linkage lab audit --in tables/jj-sales-1.jj")
    {
        foreach (var option in (Option[])[_in, _spec, _structure, _microdata]) Options.Add(option);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var (table, about) = (session.Get(_in)!, session.Get(_spec));
        if (table.Extension.Equals(".jj", StringComparison.OrdinalIgnoreCase)) return AuditJj.Run(session, table);
        if (about is null)
            return session.Screen.End(Ending.BadInput("no-specification", "Tables as CSV are judged by a specification: give --spec."));
        var spec = ResearchSpec.Read(await File.ReadAllBytesAsync(about.FullName, cancel));
        if (spec.IsRefused) return session.Screen.End(Ending.BadInput(spec.Refusal));
        var sheet = ProtectRows.Read(
            session.Screen, table, header => PublishedSheetReader.For(spec.Value, header), reader => reader.Add, cancel);
        if (sheet.IsRefused) return session.Screen.End(Ending.BadInput(sheet.Refusal));
        var known = session.Get(_structure) is { } file ? await File.ReadAllBytesAsync(file.FullName, cancel) : null;
        var study = session.Get(_microdata) is { } rows
            ? ProtectRows.Study(session.Screen, rows, spec.Value, cancel).Then<Study?>(read => read)
            : (Study?)null;
        if (study.IsRefused) return session.Screen.End(Ending.BadInput(study.Refusal));
        var audit = new SheetAudit(spec.Value, sheet.Value, study.Value);
        var judged = await Waiting.ForAsync(session.Screen, "judging", stop => audit.Judge(known, stop), cancel);
        if (judged.IsRefused) return session.Screen.End(Ending.BadInput(judged.Refusal));
        var (report, intervals) = judged.Value;
        var document = JsonNode.Parse(report.ToJson())!.AsObject();
        document["intervals"] = intervals.Json();
        session.Screen.Show(document, screen =>
        {
            FoundScreen.Draw(screen, report);
            intervals.Draw(screen);
        });
        return report.IsSafe ? ExitCode.Done : ExitCode.VerificationFailed;
    }
}
