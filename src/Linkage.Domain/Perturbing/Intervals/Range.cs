namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>The counts that a reader must think possible: low … high, both included.</summary>
internal readonly record struct Range(long Low, long High)
{
    public long Candidates => High - Low + 1;

    public bool Holds(long count) => count >= Low && count <= High;

    public Range Within(Range other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));
}
