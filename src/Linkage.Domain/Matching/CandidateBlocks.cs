using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching;

/// <summary>Records of both sides that share a key and are therefore compared.</summary>
/// <param name="Key">Number of the block; pairs that share several belong to the lowest.</param>
public sealed record CandidateBlock(int Key, int[] Left, int[] Right);

/// <summary>Which pairs are compared: those that share at least one block key. A record without a key is compared with nobody.</summary>
public sealed class CandidateBlocks
{
    private readonly Func<int, int, int> _firstCommon;

    private CandidateBlocks(IReadOnlyList<CandidateBlock> blocks, Func<int, int, int> firstCommon) =>
        (Blocks, _firstCommon) = (blocks, firstCommon);

    /// <summary>Blocks with records of both sides.</summary>
    public IReadOnlyList<CandidateBlock> Blocks { get; }

    /// <summary>Comparisons that matching will make; a pair that shares several blocks counts in each.</summary>
    public long Comparisons => Blocks.Sum(block => (long)block.Left.Length * block.Right.Length);

    /// <summary>Every left record with every right one.</summary>
    public static CandidateBlocks Everything(int left, int right) => new(
        left == 0 || right == 0 ? [] : [new(0, [.. Enumerable.Range(0, left)], [.. Enumerable.Range(0, right)])], (_, _) => 0);

    /// <param name="leftKeys">For each left record its keys: equal texts are one key.</param>
    public static CandidateBlocks ByKey(IReadOnlyList<IReadOnlyList<string>> leftKeys, IReadOnlyList<IReadOnlyList<string>> rightKeys)
    {
        var numbers = new BlockNumbers();
        int[][] left = [.. leftKeys.Select(numbers.Of)], right = [.. rightKeys.Select(numbers.Of)];
        return Group(left, right, numbers.Count);
    }

    /// <summary>
    /// Records that each stand for one block of theirs, as when only some blocks are at hand; numbers of blocks are those of their rules.
    /// </summary>
    /// <param name="firstRule">For a left and a right record: the first rule by which they are brought together, here or elsewhere.</param>
    public static CandidateBlocks ByRule(
        IReadOnlyList<BlockKey> left, IReadOnlyList<BlockKey> right, Func<int, int, int> firstRule)
    {
        var lefts = Members(left);
        var rights = Members(right);
        return new(
            [
                .. lefts.Where(entry => rights.ContainsKey(entry.Key)).OrderBy(entry => entry.Key.Rule).ThenBy(entry => entry.Key.Value)
                    .Select(entry => new CandidateBlock(entry.Key.Rule, [.. entry.Value], [.. rights[entry.Key]])),
            ],
            firstRule);
    }

    /// <param name="leftKeys">For each left record the numbers of its blocks, rising, each below <paramref name="count"/>.</param>
    internal static CandidateBlocks Group(int[][] leftKeys, int[][] rightKeys, int count)
    {
        List<int>?[] left = Members(leftKeys, count), right = Members(rightKeys, count);
        List<CandidateBlock> blocks = [];
        for (var key = 0; key < count; key++)
        {
            if (left[key] is { } lefts && right[key] is { } rights) blocks.Add(new(key, [.. lefts], [.. rights]));
        }

        return new(blocks, (l, r) => FirstCommon(leftKeys[l], rightKeys[r]));
    }

    /// <summary>The lowest block that two records share; for records that share one.</summary>
    internal int FirstCommon(int left, int right) => _firstCommon(left, right);

    internal Refusal? Check(int maxMembers) =>
        RefusalOf(Blocks.Select(block => (long)Math.Max(block.Left.Length, block.Right.Length)).DefaultIfEmpty().Max(), maxMembers);

    /// <summary>Refused as `block-too-large` when the largest block has more members of one side than may be.</summary>
    public static Refusal? RefusalOf(long largest, long maxMembers) =>
        largest <= maxMembers ? null : new(
            RefusalKind.TooLarge, "block-too-large",
            $"The largest block has {largest} records of one side, and {maxMembers} are allowed. Drop the key that most records share "
            + "(often the one for a missing value) or combine it with another.");

    private static int FirstCommon(int[] lefts, int[] rights)
    {
        var (l, r) = (0, 0);
        while (lefts[l] != rights[r])
        {
            if (lefts[l] < rights[r]) l++;
            else r++;
        }

        return lefts[l];
    }

    private static List<int>?[] Members(int[][] keys, int count)
    {
        var members = new List<int>?[count];
        for (var record = 0; record < keys.Length; record++)
        {
            foreach (var key in keys[record]) (members[key] ??= []).Add(record);
        }

        return members;
    }

    private static Dictionary<BlockKey, List<int>> Members(IReadOnlyList<BlockKey> keys)
    {
        Dictionary<BlockKey, List<int>> members = [];
        for (var record = 0; record < keys.Count; record++)
        {
            if (!members.TryGetValue(keys[record], out var block)) members[keys[record]] = block = [];
            block.Add(record);
        }

        return members;
    }
}
