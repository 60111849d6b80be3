using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching;

/// <summary>Records of both sides that share a key and are therefore compared.</summary>
/// <param name="Key">Number of the block; pairs that share several belong to the lowest.</param>
public sealed record CandidateBlock(int Key, int[] Left, int[] Right);

/// <summary>Which pairs are compared: those that share at least one block key. A record without a key is compared with nobody.</summary>
public sealed class CandidateBlocks
{
    private readonly int[][]? _leftKeys;
    private readonly int[][]? _rightKeys;

    private CandidateBlocks(IReadOnlyList<CandidateBlock> blocks, int[][]? leftKeys, int[][]? rightKeys) =>
        (Blocks, _leftKeys, _rightKeys) = (blocks, leftKeys, rightKeys);

    /// <summary>Blocks with records of both sides, by rising number.</summary>
    public IReadOnlyList<CandidateBlock> Blocks { get; }

    /// <summary>Comparisons that matching will make; a pair that shares several blocks counts in each.</summary>
    public long Comparisons => Blocks.Sum(block => (long)block.Left.Length * block.Right.Length);

    /// <summary>Every left record with every right one.</summary>
    public static CandidateBlocks Everything(int left, int right) => new(
        left == 0 || right == 0 ? [] : [new(0, [.. Enumerable.Range(0, left)], [.. Enumerable.Range(0, right)])], null, null);

    /// <param name="leftKeys">For each left record its keys: equal texts are one key.</param>
    public static CandidateBlocks ByKey(IReadOnlyList<IReadOnlyList<string>> leftKeys, IReadOnlyList<IReadOnlyList<string>> rightKeys)
    {
        var numbers = new BlockNumbers();
        int[][] left = [.. leftKeys.Select(numbers.Of)], right = [.. rightKeys.Select(numbers.Of)];
        return ByNumber(left, right, numbers);
    }

    /// <param name="leftKeys">For each left record what <see cref="BlockNumbers.Of"/> gave for its keys.</param>
    public static CandidateBlocks ByNumber(int[][] leftKeys, int[][] rightKeys, BlockNumbers numbers) =>
        Group(leftKeys, rightKeys, numbers.Count);

    /// <summary>The same blocks with only the left records from one place up to, and without, another.</summary>
    public CandidateBlocks OfLeft(int from, int to) => new(
        [
            .. Blocks.Select(block => block with { Left = [.. block.Left.Where(left => left >= from && left < to)] })
                .Where(block => block.Left.Length > 0),
        ],
        _leftKeys, _rightKeys);

    /// <param name="leftKeys">For each left record the numbers of its blocks, rising, each below <paramref name="count"/>.</param>
    internal static CandidateBlocks Group(int[][] leftKeys, int[][] rightKeys, int count)
    {
        List<int>?[] left = Members(leftKeys, count), right = Members(rightKeys, count);
        List<CandidateBlock> blocks = [];
        for (var key = 0; key < count; key++)
        {
            if (left[key] is { } lefts && right[key] is { } rights) blocks.Add(new(key, [.. lefts], [.. rights]));
        }

        return new(blocks, leftKeys, rightKeys);
    }

    /// <summary>The lowest block that two records share; for records that share one.</summary>
    internal int FirstCommon(int left, int right)
    {
        if (_leftKeys is null || _rightKeys is null) return 0;
        int[] lefts = _leftKeys[left], rights = _rightKeys[right];
        var (l, r) = (0, 0);
        while (lefts[l] != rights[r])
        {
            if (lefts[l] < rights[r]) l++;
            else r++;
        }

        return lefts[l];
    }

    internal Refusal? Check(int maxMembers) =>
        RefusalOf(Blocks.Select(block => (long)Math.Max(block.Left.Length, block.Right.Length)).DefaultIfEmpty().Max(), maxMembers);

    /// <summary>Refused as `block-too-large` when the largest block has more members of one side than may be.</summary>
    public static Refusal? RefusalOf(long largest, long maxMembers) =>
        largest <= maxMembers ? null : new(
            RefusalKind.TooLarge, "block-too-large",
            $"The largest block has {largest} records of one side, and {maxMembers} are allowed. Drop the key that most records share "
            + "(often the one for a missing value) or combine it with another.");

    private static List<int>?[] Members(int[][] keys, int count)
    {
        var members = new List<int>?[count];
        for (var record = 0; record < keys.Length; record++)
        {
            foreach (var key in keys[record]) (members[key] ??= []).Add(record);
        }

        return members;
    }
}
