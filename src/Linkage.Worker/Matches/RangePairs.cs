using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches;

/// <summary>What one range has found, by row. Of each left row only the best are kept when that is what is wanted.</summary>
/// <param name="units">Of a stored score in one of a pair.</param>
internal sealed class RangePairs(MatchSettings settings, double units)
{
    public List<StoredPair> Found { get; private set; } = [];

    /// <returns>Refused when there are more than can be assigned.</returns>
    public Refusal? Add(IReadOnlyList<ScoredPair> pairs, IReadOnlyList<int> leftRows, IReadOnlyList<int> rightRows)
    {
        foreach (var pair in pairs) Found.Add(new(leftRows[pair.Left], rightRows[pair.Right], (int)Math.Round(pair.Score * units)));
        if (Found.Count > LinkAssignment.MostPairs && settings.TopK is { } top) Trim(top);
        return Found.Count > LinkAssignment.MostPairs ? LinkAssignment.TooMany(settings) : null;
    }

    private void Trim(int top)
    {
        var best = TopPairs.OfLeft(Found.ConvertAll(pair => new ScoredPair(pair.LeftRow, pair.RightRow, pair.Score)), top);
        Found = best.ConvertAll(pair => new StoredPair(pair.Left, pair.Right, (int)pair.Score));
    }
}
