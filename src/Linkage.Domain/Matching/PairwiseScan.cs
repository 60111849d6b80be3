using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>One pair after the other: for a handful of candidates, and as what the bit-sliced scan is measured against.</summary>
internal sealed class PairwiseScan(EncodingSet candidates, int[] candidateMembers) : CandidateScan
{
    public override void Find(
        EncodingSet probes, ReadOnlySpan<int> members, Func<int, MatchThreshold> thresholdOf, PairList found, CancellationToken cancel)
    {
        foreach (var probe in members)
        {
            cancel.ThrowIfCancellationRequested();
            var threshold = thresholdOf(probe);
            foreach (var candidate in candidateMembers) Try(probes, probe, candidates, candidate, threshold, found);
            if (found.IsFull) return;
        }
    }
}
