using Linkage.Domain.Matching;

namespace Linkage.Worker.Matches;

/// <summary>How far a whole is whose part it is that tells: after what was done before, of a total, in records.</summary>
internal sealed class PartProgress(IProgress<Progress> whole, long before, long part, long total) : IProgress<Progress>
{
    public void Report(Progress value) => whole.Report(
        new(value.Stage, before + (value.Total == 0 ? part : (long)((double)value.Done / value.Total * part)), total));
}
