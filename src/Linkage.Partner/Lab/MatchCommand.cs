using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Matches two files, of encodings or by a trained model, and writes the links.</summary>
internal sealed class MatchCommand : Verb
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web) { WriteIndented = true };
    private readonly Option<FileInfo> _left = FileOption("--left", "-l", "File of encodings; with --model a CSV file.");
    private readonly Option<FileInfo> _right = FileOption("--right", "-r", "The other file, made under the same schema and secret.");
    private readonly Option<double> _threshold = new("--threshold", "-t")
    {
        Description = "Least score of a link, from 0 to 1.",
        Required = true,
        CustomParser = ParseNumber,
    };

    private readonly Option<FileInfo> _out = FileOption("--out", "-o", "CSV file to write: left,right,score.");
    private readonly Option<string> _method = new("--method")
    {
        Description = "Which pairs become links.",
        DefaultValueFactory = _ => "greedy",
    };

    private readonly Option<SimilarityMeasure> _measure = new("--measure") { Description = "How the alikeness of encodings is measured." };
    private readonly Option<int?> _top = new("--top") { Description = "Keep at most so many pairs of each record.", HelpName = "count" };
    private readonly Option<string?> _lsh = new("--lsh")
    {
        Description = "Compare only encodings that share a sampled block: number of tables, and bits in each.",
        HelpName = "tables,bits",
    };

    private readonly Option<bool> _leaveOut = new("--leave-out-unusable")
    {
        Description = "Leave out encodings without any bit, or with every bit, instead of refusing them.",
    };

    private readonly Option<FileInfo?> _model = new("--model") { Description = "Match tables by this trained model.", HelpName = "file" };
    private readonly Option<bool> _trim = new("--trim")
    {
        Description = "With --model: take white space off around values and column names.",
    };

    private readonly Option<FileInfo?> _report = new("--report")
    {
        Description = "Also write a report on quality, as JSON.",
        HelpName = "file",
    };

    private readonly Option<FileInfo?> _picture = new("--picture")
    {
        Description = "Also draw the scores, as SVG.",
        HelpName = "file",
    };

    private readonly Option<int> _threads = ThreadsOption.Create();

    public MatchCommand()
        : base(
            "match",
            "Match two files of encodings (within blocks where the files have clknblocks), or two tables by a trained model.",
            "linkage lab match --left a.json --right b.json --threshold 0.8 --out pairs.csv",
            "linkage lab match --left a.json --right b.json --threshold 0.8 --method optimal --lsh 20,24 --out pairs.csv",
            "linkage lab match --left a.csv --right b.csv --model model.json --threshold 0.9 --out pairs.csv")
    {
        _method.AcceptOnlyFromAmong([.. AssignmentNames.All]);
        Option[] all =
        [
            _left, _right, _threshold, _out, _method, _measure, _top, _lsh, _leaveOut, _model, _trim, _report, _picture, _threads,
        ];
        foreach (var option in all) Options.Add(option);
    }

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var options = new MatchOptions(session.Get(_measure), session.Get(_threshold), session.Get(_threads), session.Get(_top));
        FileInfo left = session.Get(_left)!, right = session.Get(_right)!;
        var found = session.Get(_model) is { } model
            ? new ModelSource(session, model, session.Get(_trim)).Match(left, right, options, cancel)
            : new EncodingSource(session, session.Get(_lsh), session.Get(_leaveOut)).Match(left, right, options, cancel);
        var wantsReport = session.Get(_report) is not null || session.Get(_picture) is not null;
        if (found.IsRefused) return Task.FromResult(session.Screen.End(Ending.BadInput(found.Refusal)));
        var method = AssignmentNames.Parse(session.Get(_method)!);
        if (Assignment.RefusalOf(method, found.Value.Pairs) is { } refusal)
            return Task.FromResult(session.Screen.End(Ending.BadInput(refusal)));
        var links = Assignment.Choose(method, found.Value.Pairs, null, cancel);
        if (wantsReport && found.Value.Quality is { } quality) Report(session, quality(links, cancel));
        PairFile.Write(session.Get(_out)!.FullName, links, found.Value.LeftRows, found.Value.RightRows);
        return Task.FromResult(session.Screen.Show(
            new JsonObject
            {
                ["left"] = found.Value.LeftRows.Count,
                ["right"] = found.Value.RightRows.Count,
                ["pairs"] = found.Value.Pairs.Count,
                ["links"] = links.Count,
            },
            $"Found {links.Count} links."));
    }

    private void Report(Session session, MatchQuality quality)
    {
        if (session.Get(_report) is { } report)
            File.WriteAllText(report.FullName, JsonSerializer.Serialize(quality, Indented));
        if (session.Get(_picture) is { } picture)
            File.WriteAllText(picture.FullName, QualityPicture.Draw(quality, "Best scores of the left records"));
    }

    /// <summary>With a decimal point, whatever the language of the machine.</summary>
    private static double ParseNumber(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        result.AddError("--threshold takes a number such as 0.8.");
        return double.NaN;
    }

    private static Option<FileInfo> FileOption(string name, string alias, string description) =>
        new(name, alias) { Description = description, Required = true, HelpName = "file" };
}
