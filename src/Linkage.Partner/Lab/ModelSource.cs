using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Pairs from two tables, by a trained model.</summary>
internal sealed class ModelSource(Session session, FileInfo model, bool trim)
{
    public Outcome<FoundPairs> Match(FileInfo leftFile, FileInfo rightFile, MatchOptions options, CancellationToken cancel)
    {
        var document = LinkModelDocument.Read(File.ReadAllBytes(model.FullName));
        if (document.IsRefused) return document.Refusal;
        var left = ColumnTable.Read(leftFile, trim);
        if (left.IsRefused) return left.Refusal;
        var right = ColumnTable.Read(rightFile, trim);
        if (right.IsRefused) return right.Refusal;
        using var progress = session.Screen.Progress("comparing", 0, "pairs");
        return ProbabilisticMatch.Match(document.Value, left.Value, right.Value, options, new ShownProgress(progress), cancel)
            .Then<FoundPairs>(pairs => new FoundPairs(
                pairs,
                Rows(left.Value),
                Rows(right.Value),
                (links, _) => MatchQuality.Of(
                    options.Threshold, new(left.Value.Count, 0, 0), new(right.Value.Count, 0, 0), links,
                    [.. links.Select(link => link.Score)],
                    document.Value.Model)));
    }

    private static int[] Rows(RecordTable table) => [.. Enumerable.Range(0, table.Count)];
}
