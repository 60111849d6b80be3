using System.Runtime.Intrinsics;
using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>Finds, among fixed candidates, every pair with given probes that reaches a threshold.</summary>
internal abstract class CandidateScan
{
    /// <summary>Below this many candidates a transposed block costs more than it saves.</summary>
    private const int FewCandidates = 48;

    /// <param name="planes">For the transposed candidates; taken from the scan before.</param>
    public static CandidateScan For(EncodingSet candidates, ReadOnlySpan<int> members, LaneWidth width, AlignedWords planes) =>
        members.Length < FewCandidates && width == LaneWidth.Widest
            ? new PairwiseScan(candidates, members.ToArray())
            : width.Resolve() switch
            {
                LaneWidth.Lanes512 => new BitSlicedScan<Vector512<ulong>, Lanes512>(candidates, members, planes),
                LaneWidth.Lanes256 => new BitSlicedScan<Vector256<ulong>, Lanes256>(candidates, members, planes),
                _ => new BitSlicedScan<ulong, Lanes64>(candidates, members, planes),
            };

    /// <summary>Adds what is found, in no particular order, and stops soon after the list is full.</summary>
    /// <param name="members">The probes.</param>
    /// <param name="thresholdOf">What a probe must reach.</param>
    public abstract void Find(
        EncodingSet probes, ReadOnlySpan<int> members, Func<int, MatchThreshold> thresholdOf, PairList found, CancellationToken cancel);

    protected static void Try(
        EncodingSet probes, int probe, EncodingSet candidates, int candidate, MatchThreshold threshold, PairList found)
    {
        var sum = probes.Ones(probe) + candidates.Ones(candidate);
        var required = threshold.Required(sum);
        if (required > Math.Min(probes.Ones(probe), candidates.Ones(candidate))) return;
        var common = EncodingSet.Common(probes[probe], candidates[candidate]);
        if (common >= required) found.Add(new(probe, candidate, threshold.Score(common, sum)));
    }
}
