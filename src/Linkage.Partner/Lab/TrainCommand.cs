using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Trains a Fellegi–Sunter model on two tables, without known matches.</summary>
internal sealed class TrainCommand : Verb
{
    private readonly Option<FileInfo> _left = new("--left", "-l") { Description = "CSV file.", Required = true, HelpName = "file" };
    private readonly Option<FileInfo> _right = new("--right", "-r") { Description = "CSV file.", Required = true, HelpName = "file" };
    private readonly Option<FileInfo> _spec = new("--spec", "-s")
    {
        Description = "Fields, levels and blocks, as JSON.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<FileInfo> _out = new("--out", "-o") { Description = "Model to write.", Required = true, HelpName = "file" };
    private readonly Option<bool> _trim = new("--trim") { Description = "Take white space off around values and column names." };

    public TrainCommand()
        : base(
            "train",
            "Train a Fellegi-Sunter model; nobody has to know which records belong together.",
            "linkage lab train --left a.csv --right b.csv --spec spec.json --out model.json",
            "linkage lab match --left a.csv --right b.csv --model model.json --threshold 0.9 --out pairs.csv")
    {
        foreach (var option in (Option[])[_left, _right, _spec, _out, _trim]) Options.Add(option);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var specification = LinkModelDocument.ReadSpecification(await File.ReadAllBytesAsync(session.Get(_spec)!.FullName, cancel));
        if (specification.IsRefused) return session.Screen.End(Ending.BadInput(specification.Refusal));
        var left = ColumnTable.Read(session.Get(_left)!, session.Get(_trim));
        if (left.IsRefused) return session.Screen.End(Ending.BadInput(left.Refusal));
        var right = ColumnTable.Read(session.Get(_right)!, session.Get(_trim));
        if (right.IsRefused) return session.Screen.End(Ending.BadInput(right.Refusal));
        using var progress = session.Screen.Progress("training", specification.Value.Blocks.Count, null);
        var model = ModelTraining.Train(specification.Value, left.Value, right.Value, new ShownProgress(progress), cancel);
        if (model.IsRefused) return session.Screen.End(Ending.BadInput(model.Refusal));
        await File.WriteAllBytesAsync(session.Get(_out)!.FullName, model.Value.Write(), cancel);
        return session.Screen.Show(JsonNode.Parse(model.Value.Write()), screen => Show(screen, model.Value));
    }

    private static void Show(Screen screen, LinkModelDocument model)
    {
        screen.Line(string.Create(
            CultureInfo.InvariantCulture, $"Prior: two records taken at random are of one person with probability {model.Prior:G3}."));
        screen.Table(
            ["field", "level", "m", "u", "weight"],
            model.Fields.SelectMany(field => field.M.Select((m, level) => (IReadOnlyList<string?>)
            [
                field.Column,
                level.ToString(CultureInfo.InvariantCulture),
                m.ToString("G4", CultureInfo.InvariantCulture),
                field.U[level].ToString("G4", CultureInfo.InvariantCulture),
                Math.Log2(new FieldModel(field.Column, field.M, field.U).Factor(level)).ToString("F2", CultureInfo.InvariantCulture),
            ])));
        screen.Table(
            ["block", "pairs", "share of matches", "iterations"],
            model.Training.Select(session => (IReadOnlyList<string?>)
            [
                string.Join(" + ", session.Block),
                session.Pairs.ToString(CultureInfo.InvariantCulture),
                session.Prior.ToString("G4", CultureInfo.InvariantCulture),
                session.Iterations.ToString(CultureInfo.InvariantCulture),
            ]));
    }
}
