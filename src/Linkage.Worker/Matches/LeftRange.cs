namespace Linkage.Worker.Matches;

/// <summary>Left records of one range, first and last, counted from 1: by row, or in the order of their blocks.</summary>
internal readonly record struct LeftRange(long First, long Last)
{
    /// <summary>Ranges of about equally many records.</summary>
    public static IEnumerable<LeftRange> Even(long records, long ranges) => Even(0, records, Math.Clamp(ranges, 1, Math.Max(1, records)));

    /// <summary>As above, of the records that come after others.</summary>
    public static IEnumerable<LeftRange> Even(long before, long records, long ranges)
    {
        for (var at = 0L; at < ranges; at++) yield return new(before + 1 + (records * at / ranges), before + (records * (at + 1) / ranges));
    }
}
