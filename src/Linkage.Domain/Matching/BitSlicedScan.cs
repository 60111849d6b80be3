using System.Numerics;
using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>Whole blocks of candidates at once; only the survivors of a block are scored one by one.</summary>
internal sealed class BitSlicedScan<TVector, TLanes>(EncodingSet candidates, ReadOnlySpan<int> candidateMembers, AlignedWords planes)
    : CandidateScan
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>Probes that pass a block while it is in the cache.</summary>
    private const int ProbesPerPass = 2 * RankedBits.Most;

    private readonly CandidateIndex _index = new(candidates, candidateMembers, TLanes.Words, planes);

    public override void Find(
        EncodingSet probes, ReadOnlySpan<int> members, Func<int, MatchThreshold> thresholdOf, PairList found, CancellationToken cancel)
    {
        var pass = new Probe[Math.Min(ProbesPerPass, members.Length)];
        for (var i = 0; i < pass.Length; i++) pass[i] = new();
        var ranked = new RankedBits(probes, _index.Ranks);
        for (var start = 0; start < members.Length; start += ProbesPerPass)
        {
            var part = members[start..Math.Min(start + ProbesPerPass, members.Length)];
            for (var i = 0; i < part.Length; i++)
            {
                var place = i % RankedBits.Most;
                if (place == 0) ranked.Take(part[i..Math.Min(i + RankedBits.Most, part.Length)]);
                pass[i].Set(part[i], ranked[place], _index.Offsets, BitSlicedCount<TVector, TLanes>.Group);
            }

            for (var block = 0; block < _index.BlockCount; block++)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < part.Length; i++) Pass(probes, pass[i], block, thresholdOf(part[i]), found);
                if (found.IsFull) return;
            }
        }
    }

    private void Pass(EncodingSet probes, Probe probe, int block, MatchThreshold threshold, PairList found)
    {
        var members = _index.Members(block);
        int fewest = _index.Set.Ones(members[0]), most = _index.Set.Ones(members[^1]);
        var needed = Needed(probe.Ones, fewest, most, threshold);
        if (needed > Math.Min(probe.Ones, most)) return;
        Span<ulong> survivors = stackalloc ulong[TLanes.Words];
        if (needed <= 0) survivors.Fill(ulong.MaxValue);
        else if (!BitSlicedCount<TVector, TLanes>.AtMost(in _index.Misses(block), probe.Positions, probe.Ones - needed, survivors)) return;
        for (var word = 0; word < survivors.Length; word++)
        {
            for (var rest = survivors[word]; rest != 0; rest &= rest - 1)
            {
                var lane = (64 * word) + BitOperations.TrailingZeroCount(rest);
                if (lane < members.Length) Try(probes, probe.Member, _index.Set, members[lane], threshold, found);
            }
        }
    }

    /// <summary>The least that any candidate of the block must share; sums that cannot reach the threshold at all do not count.</summary>
    private static int Needed(int ones, int fewest, int most, MatchThreshold threshold)
    {
        var needed = MatchThreshold.Unreachable;
        for (var other = fewest; other <= most && needed == MatchThreshold.Unreachable; other++) needed = threshold.Required(ones + other);
        return needed;
    }
}
