using Linkage.Worker.Links;

namespace Linkage.Worker.Quality;

/// <summary>
/// Counts, in the one pass over the joined rows, which subjects of the population found a match in which input, by which key and in which
/// group. Rows come in rising order of subject, so that a subject is counted once without a set of all of them.
/// </summary>
internal sealed class MatchTally
{
    private readonly int[] _best;
    private readonly List<(int Leaf, ulong Matched)>[] _seen;
    private readonly GroupCounts[][] _groups;
    private readonly long[][] _byKey;
    private long _subject = -1;
    private long _subjects;

    /// <param name="keys">Per input the number of its keys.</param>
    /// <param name="leaves">Per group variable the number of its finest categories.</param>
    public MatchTally(IReadOnlyList<int> keys, IReadOnlyList<int> leaves)
    {
        _best = new int[keys.Count];
        _byKey = [.. keys.Select(count => new long[count])];
        _seen = [.. leaves.Select(_ => new List<(int, ulong)>())];
        _groups = [.. leaves.Select(count => Enumerable.Range(0, count).Select(_ => new GroupCounts(keys.Count)).ToArray())];
    }

    /// <param name="leaf">Per variable the finest category of the row; negative when it has none.</param>
    public void Add(ILinkedRow row, ReadOnlySpan<int> leaf)
    {
        if (row.Subject != _subject) Close();
        _subject = row.Subject;
        var matched = 0UL;
        for (var input = 0; input < _best.Length; input++)
        {
            var key = row.MatchedKey(input);
            if (key == 0) continue;
            matched |= 1UL << input;
            if (_best[input] == 0 || key < _best[input]) _best[input] = key;
        }

        for (var variable = 0; variable < leaf.Length; variable++)
            if (leaf[variable] >= 0) See(_seen[variable], leaf[variable], matched);
    }

    public MatchCounts Finish()
    {
        Close();
        return new(_subjects, _byKey, _groups);
    }

    private static void See(List<(int Leaf, ulong Matched)> seen, int leaf, ulong matched)
    {
        for (var at = 0; at < seen.Count; at++)
        {
            if (seen[at].Leaf != leaf) continue;
            seen[at] = (leaf, seen[at].Matched | matched);
            return;
        }

        seen.Add((leaf, matched));
    }

    private void Close()
    {
        if (_subject < 0) return;
        _subjects++;
        for (var input = 0; input < _best.Length; input++)
            if (_best[input] > 0) _byKey[input][_best[input] - 1]++;
        Array.Clear(_best);
        for (var variable = 0; variable < _seen.Length; variable++)
        {
            foreach (var (leaf, matched) in _seen[variable]) _groups[variable][leaf].Add(matched);
            _seen[variable].Clear();
        }

        _subject = -1;
    }
}
