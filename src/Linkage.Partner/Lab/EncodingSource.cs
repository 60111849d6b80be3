using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Pairs from two files of encodings.</summary>
internal sealed class EncodingSource(Session session, string? lsh, bool leaveOutUnusable)
{
    private const int SampledRecords = 5_000;

    public Outcome<FoundPairs> Match(FileInfo leftFile, FileInfo rightFile, MatchOptions options, CancellationToken cancel)
    {
        var left = Read(leftFile);
        if (left.IsRefused) return left.Refusal;
        var right = Read(rightFile);
        if (right.IsRefused) return right.Refusal;
        var blocks = BlockChoice.Of(left.Value, right.Value, lsh, options.Threshold, session.Screen.Note);
        if (blocks.IsRefused) return blocks.Refusal;
        session.Screen.Note(
            $"{left.Value.Encodings.Count} x {right.Value.Encodings.Count} encodings, {blocks.Value.Comparisons} comparisons.");
        if (left.Value.Blocks is null && lsh is null) options = options with { MaxBlockMembers = int.MaxValue };
        using var progress = session.Screen.Progress("comparing", blocks.Value.Comparisons, "pairs");
        return EncodedMatch.Match(left.Value.Encodings, right.Value.Encodings, blocks.Value, options, new ShownProgress(progress), cancel)
            .Then<FoundPairs>(pairs => new FoundPairs(
                pairs,
                left.Value.Rows,
                right.Value.Rows,
                (links, stop) => Judge(left.Value, right.Value, blocks.Value, options, links, stop)));
    }

    private static MatchQuality Judge(
        EncodingFile left,
        EncodingFile right,
        CandidateBlocks blocks,
        MatchOptions options,
        IReadOnlyList<ScoredPair> links,
        CancellationToken cancel) =>
        MatchQuality.Of(
            options.Threshold,
            Party(left),
            Party(right),
            links,
            BestScores.Of(left.Encodings, right.Encodings, blocks, options.Measure, SampledRecords, cancel));

    private static MatchedParty Party(EncodingFile file) =>
        new(file.Encodings.Count + file.LeftOut.Count, EncodingProfile.Of(file.Encodings).Shared, file.LeftOut.Count);

    private Outcome<EncodingFile> Read(FileInfo source)
    {
        using var stream = source.OpenRead();
        var file = EncodingFileReader.Read(stream, leaveOutUnusable);
        if (file.IsRefused) return file.Refusal with { Sentence = $"{source.Name}: {file.Refusal.Sentence}" };
        if (file.Value.LeftOut.Count > 0)
            session.Screen.Note($"{source.Name}: {file.Value.LeftOut.Count} unusable encodings were left out.");
        return file;
    }
}
