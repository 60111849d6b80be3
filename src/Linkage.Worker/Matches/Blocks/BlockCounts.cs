using Linkage.Domain.Matching;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>
/// How many records of each side fall into each bucket of blocks, and into each part, which is some buckets: what a match costs where, in
/// memory that depends neither on records nor on blocks.
/// </summary>
internal sealed class BlockCounts(int parts)
{
    public const int MostParts = 256;

    private const int Buckets = 1 << 16;
    private readonly long[] _left = new long[Buckets];
    private readonly long[] _right = new long[Buckets];
    private readonly long[] _bytes = new long[parts];

    /// <summary>
    /// Pairs of one block, about: those of one bucket, without those that chance puts there. Pairs of different blocks share a bucket one
    /// time in as many as there are.
    /// </summary>
    public long Comparisons
    {
        get
        {
            var found = Enumerable.Range(0, Buckets).Sum(Cost);
            var strangers = (double)_left.Sum() * _right.Sum() / Buckets;
            return (long)Math.Max(0, (found - strangers) / (1 - (1.0 / Buckets)));
        }
    }

    /// <param name="bytes">That the record takes in memory.</param>
    /// <returns>The part that it belongs to.</returns>
    public int Add(MatchSide side, BlockKey key, int bytes)
    {
        var bucket = key.Bucket(Buckets);
        (side == MatchSide.Left ? _left : _right)[bucket]++;
        var part = PartOf(bucket);
        _bytes[part] += bytes;
        return part;
    }

    /// <summary>
    /// Ranges of left records in the order of parts: of whole parts as long as they cost little, else of equally many records of one part.
    /// </summary>
    /// <param name="most">Comparisons and bytes that a range should have, about.</param>
    public LeftRange[] Cut((long Comparisons, long Bytes) most)
    {
        var (ranges, open) = (new List<LeftRange>(), new Portion(0, 0, 0, 0));
        foreach (var part in Portions().Where(part => part.Records > 0))
        {
            if (!open.With(part).IsWithin(most) || part.First != open.First + open.Records)
            {
                ranges.AddRange(open.Cut(most));
                open = part;
            }
            else
            {
                open = open.With(part);
            }
        }

        ranges.AddRange(open.Cut(most));
        // The last range wakes the job: there is one even where nothing is compared.
        return ranges.Count > 0 ? [.. ranges] : [new(1, 0)];
    }

    /// <summary>What has no counterpart is in no range.</summary>
    private IEnumerable<Portion> Portions()
    {
        var (first, at) = (0L, 0);
        for (var part = 0; part < parts; part++)
        {
            var (left, right, cost) = (0L, 0L, 0L);
            for (; at < Buckets && PartOf(at) == part; at++) (left, right, cost) = (left + _left[at], right + _right[at], cost + Cost(at));
            if (right > 0) yield return new(first, left, cost, _bytes[part]);
            first += left;
        }
    }

    private long Cost(int bucket) => _left[bucket] * _right[bucket];

    private int PartOf(int bucket) => (int)((long)bucket * parts / Buckets);

    private readonly record struct Portion(long First, long Records, long Comparisons, long Bytes)
    {
        public Portion With(Portion next) =>
            this with { Records = Records + next.Records, Comparisons = Comparisons + next.Comparisons, Bytes = Bytes + next.Bytes };

        public bool IsWithin((long Comparisons, long Bytes) most) => Comparisons <= most.Comparisons && Bytes <= most.Bytes;

        public IEnumerable<LeftRange> Cut((long Comparisons, long Bytes) most)
        {
            var ranges = Math.Max((Comparisons + most.Comparisons - 1) / most.Comparisons, (Bytes + most.Bytes - 1) / most.Bytes);
            return Records == 0 ? [] : LeftRange.Even(First, Records, Math.Clamp(ranges, 1, Records));
        }
    }
}
