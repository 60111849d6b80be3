using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Matches two files of encodings and writes the links.</summary>
internal sealed class MatchCommand : Verb
{
    private readonly Option<FileInfo> _left = new("--left", "-l") { Description = "File of encodings.", Required = true, HelpName = "file" };
    private readonly Option<FileInfo> _right = new("--right", "-r") { Description = "File of encodings, made under the same schema and secret.", Required = true, HelpName = "file" };
    private readonly Option<double> _threshold = new("--threshold", "-t") { Description = "Least score of a link, from 0 to 1.", Required = true };
    private readonly Option<FileInfo> _out = new("--out", "-o") { Description = "CSV file to write: left,right,score.", Required = true, HelpName = "file" };
    private readonly Option<string> _method = new("--method") { Description = "Which pairs become links.", DefaultValueFactory = _ => "greedy" };
    private readonly Option<SimilarityMeasure> _measure = new("--measure") { Description = "How alikeness is measured." };
    private readonly Option<int?> _top = new("--top") { Description = "Keep at most so many pairs of each record.", HelpName = "count" };
    private readonly Option<string?> _lsh = new("--lsh") { Description = "Compare only records that share a sampled block: tables,bits.", HelpName = "tables,bits" };
    private readonly Option<bool> _leaveOut = new("--leave-out-unusable") { Description = "Leave out encodings without any bit, or with every bit, instead of refusing them." };
    private readonly Option<int> _threads = ThreadsOption.Create();

    public MatchCommand()
        : base(
            "match",
            "Match two files of encodings. Files with blocks (clknblocks) are compared within blocks.",
            "linkage lab match --left a.json --right b.json --threshold 0.8 --out pairs.csv",
            "linkage lab match --left a.json --right b.json --threshold 0.8 --method optimal --lsh 20,24 --out pairs.csv")
    {
        _method.AcceptOnlyFromAmong([.. AssignmentNames.All]);
        foreach (var option in (Option[])[_left, _right, _threshold, _out, _method, _measure, _top, _lsh, _leaveOut, _threads]) Options.Add(option);
    }

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var left = Read(session, _left);
        if (left.IsRefused) return Task.FromResult(session.Screen.End(Ending.BadInput(left.Refusal)));
        var right = Read(session, _right);
        if (right.IsRefused) return Task.FromResult(session.Screen.End(Ending.BadInput(right.Refusal)));
        var blocks = BlockChoice.Of(left.Value, right.Value, session.Get(_lsh));
        if (blocks.IsRefused) return Task.FromResult(session.Screen.End(Ending.BadInput(blocks.Refusal)));
        session.Screen.Note($"{left.Value.Encodings.Count} x {right.Value.Encodings.Count} encodings, {blocks.Value.Comparisons} comparisons.");
        var links = Link(session, left.Value, right.Value, blocks.Value, cancel);
        if (links.IsRefused) return Task.FromResult(session.Screen.End(Ending.BadInput(links.Refusal)));
        PairFile.Write(session.Get(_out)!.FullName, links.Value, left.Value.Rows, right.Value.Rows);
        return Task.FromResult(session.Screen.Show(
            new JsonObject
            {
                ["left"] = left.Value.Encodings.Count,
                ["right"] = right.Value.Encodings.Count,
                ["comparisons"] = blocks.Value.Comparisons,
                ["links"] = links.Value.Count,
            },
            $"Found {links.Value.Count} links."));
    }

    private Outcome<EncodingFile> Read(Session session, Option<FileInfo> option)
    {
        using var stream = session.Get(option)!.OpenRead();
        var file = EncodingFileReader.Read(stream, session.Get(_leaveOut));
        if (file.IsRefused) return file.Refusal with { Sentence = $"{option.Name}: {file.Refusal.Sentence}" };
        if (file.Value.LeftOut.Count > 0) session.Screen.Note($"{option.Name}: {file.Value.LeftOut.Count} unusable encodings were left out.");
        return file;
    }

    private Outcome<IReadOnlyList<ScoredPair>> Link(Session session, EncodingFile left, EncodingFile right, CandidateBlocks blocks, CancellationToken cancel)
    {
        var options = new MatchOptions(session.Get(_measure), session.Get(_threshold), session.Get(_threads), session.Get(_top));
        if (left.Blocks is null && session.Get(_lsh) is null) options = options with { MaxBlockMembers = int.MaxValue };
        using var progress = session.Screen.Progress("comparing", blocks.Comparisons, "pairs");
        return EncodedMatch.Match(left.Encodings, right.Encodings, blocks, options, new ShownProgress(progress), cancel)
            .Then<IReadOnlyList<ScoredPair>>(pairs => Assignment.Choose(AssignmentNames.Parse(session.Get(_method)!), pairs, null, cancel).ToArray());
    }

    /// <summary>Reports as they come, on the thread that makes them.</summary>
    private sealed class ShownProgress(Screens.Progress shown) : IProgress<Domain.Matching.Progress>
    {
        public void Report(Domain.Matching.Progress value) => shown.Report(value.Done);
    }
}
