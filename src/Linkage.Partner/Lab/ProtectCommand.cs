using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Research;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Makes the tables of a study from microdata, protects them and audits the result.</summary>
internal sealed class ProtectCommand : Verb
{
    /// <summary>In larger results the bounds of secondary suppressions are not looked for.</summary>
    private const int MostBounded = 20_000;

    private readonly Option<FileInfo> _in =
        new("--in", "-i") { Description = "CSV file of microdata.", Required = true, HelpName = "file" };
    private readonly Option<FileInfo> _spec = new("--spec", "-s")
    {
        Description = "Columns, hierarchies, tables and policy, as JSON.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<DirectoryInfo> _out = new("--out", "-o")
    {
        Description = "Folder to write: published.csv for readers; cells-<table>.csv, structure.json, report.json\n"
            + "and the same as a page, report.txt, which are confidential.",
        Required = true,
        HelpName = "folder",
    };

    private readonly Option<bool> _jj = new("--jj")
    {
        Description = "Also write jj-<table>-<number of measure>.jj, for tau-ARGUS; confidential. Refused for what does not add up.",
    };

    public ProtectCommand()
        : base(
            "protect",
            "Make tables of microdata, suppress what is unsafe, and audit them. Exit code 3 when the audit does not find the result safe.\n"
            + string.Create(
                CultureInfo.InvariantCulture, $"Rows are put in order of contributor in memory; at most {Microdata.MostRows:N0} are taken."),
            "linkage lab protect --in microdata.csv --spec spec.json --out tables")
    {
        foreach (var option in (Option[])[_in, _spec, _out, _jj]) Options.Add(option);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var spec = ResearchSpec.Read(await File.ReadAllBytesAsync(session.Get(_spec)!.FullName, cancel));
        if (spec.IsRefused) return session.Screen.End(Ending.BadInput(spec.Refusal));
        var study = ProtectRows.Study(session.Screen, session.Get(_in)!, spec.Value, cancel);
        if (study.IsRefused) return session.Screen.End(Ending.BadInput(study.Refusal));
        var tabulation = study.Value.Tabulation;
        var made = await Waiting.ForAsync(
            session.Screen, string.Create(CultureInfo.InvariantCulture, $"protecting {tabulation.Cubes.CellCount:N0} cells"),
            stop => Suppression.Protect(tabulation, spec.Value.Policy, spec.Value.Suppression, stop), cancel);
        if (session.Get(_jj) && Unaddable(made) is { } refusal) return session.Screen.End(Ending.BadInput(refusal));
        var report = await Waiting.ForAsync(session.Screen, "judging", stop => ResearchReport.Of(study.Value, made, stop), cancel);
        var (published, structure) = (made.Publish(), made.Structure());
        var intervals = await Waiting.ForAsync(
            session.Screen, "bounding suppressed cells",
            stop => AttackerIntervals.Of(published, structure, made.Policy, everyCell: tabulation.Cubes.CellCount <= MostBounded, stop),
            cancel);
        var folder = session.Get(_out)!;
        folder.Create();
        Write(folder.FullName, made, published, intervals, report);
        File.WriteAllBytes(Path.Combine(folder.FullName, "structure.json"), StructureFile.Write(structure));
        if (session.Get(_jj)) WriteJj(folder.FullName, made, spec.Value.Suppression);
        session.Screen.Show(JsonNode.Parse(report.ToJson()), screen => FoundScreen.Draw(screen, report));
        return report.IsSafe ? ExitCode.Done : ExitCode.VerificationFailed;
    }

    private static void Write(
        string folder, ProtectedTabulation made, PublishedTables published, IntervalFindings intervals, ResearchReport report)
    {
        var spec = made.Tabulation.Spec;
        for (var t = 0; t < spec.Tables.Count; t++)
        {
            var sheet = new CellSheet(made, published, intervals, t);
            Csv(Path.Combine(folder, $"cells-{spec.Tables[t].Name}.csv"), sheet.Header, sheet.Rows());
        }

        Csv(Path.Combine(folder, "published.csv"), PublishedSheet.Header(spec), PublishedSheet.Rows(spec, published));
        File.WriteAllBytes(Path.Combine(folder, "report.json"), report.ToJson());
        var heading = new ReportHeading("method study", "whoever made the study", null, [], FoundScreen.Sums(report));
        File.WriteAllText(Path.Combine(folder, "report.txt"), ReportPage.Of(heading, report.Risk!));
    }

    private static Refusal? Unaddable(ProtectedTabulation made)
    {
        List<Fault> faults = [];
        for (var t = 0; t < made.Tabulation.Spec.Tables.Count; t++)
        {
            var measures = made.Tabulation.Spec.Tables[t].Measures;
            faults.AddRange(Enumerable.Range(0, measures.Count).Where(m => !JjExport.AddsUp(made, measures[m])).Select(m => new Fault(
                string.Create(CultureInfo.InvariantCulture, $"/tables/{t}/measures/{m}"), "adds-up",
                "Means, shares and counts of people who are in several cells do not add up.")));
        }

        return faults.Count == 0 ? null : Refusal.Invalid(
            "jj-not-additive", "A JJ table is made of relations between cells that add up: leave out these measures, or --jj.", faults);
    }

    private static void WriteJj(string folder, ProtectedTabulation made, Wishes wishes)
    {
        for (var t = 0; t < made.Tabulation.Spec.Tables.Count; t++)
        {
            var table = made.Tabulation.Spec.Tables[t];
            for (var m = 0; m < table.Measures.Count; m++)
            {
                // Numbered: names of measures are free text.
                using var file = File.CreateText(
                    Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"jj-{table.Name}-{m + 1}.jj")));
                JjWriter.Write(JjExport.Of(made, t, table.Measures[m], wishes), file);
            }
        }
    }

    private static void Csv(string path, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = File.Create(path);
        using var csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(header.ToArray());
        foreach (var row in rows) csv.WriteRecord(row.ToArray());
    }
}
