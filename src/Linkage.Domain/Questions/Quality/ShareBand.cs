namespace Linkage.Domain.Questions.Quality;

/// <summary>
/// A share of a group as all that is told of it: from so many per cent, up to but not including so many; 100 is included.
/// </summary>
public readonly record struct ShareBand(int From, int To)
{
    /// <summary>The counts of a group of so many subjects that fall in the band.</summary>
    internal CountRange Counts(long whole) => new(Least(From, whole), To == 100 ? whole : Least(To, whole) - 1);

    private static long Least(int percent, long whole) => (long)(((Int128)whole * percent + 99) / 100);
}

/// <summary>What a count may be, both ends included.</summary>
internal readonly record struct CountRange(long Low, long High)
{
    public long Width => High - Low;

    public CountRange Within(CountRange other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));
}

/// <summary>A division of the hundred per cent into bands of one width, the first and the last cut off where they begin halfway.</summary>
internal readonly record struct ShareGrid(int Width, int Offset)
{
    /// <summary>
    /// From narrow to wide. The same width halfway is for shares that lie at an edge of all the others, such as 80 per cent.
    /// </summary>
    public static IReadOnlyList<ShareGrid> All { get; } =
        [new(1, 0), new(2, 0), new(2, 1), new(5, 0), new(10, 0), new(10, 5), new(20, 0), new(20, 10)];

    /// <summary>The band in which a part of a group lies.</summary>
    public ShareBand Around(long part, long whole)
    {
        var percent = (int)((Int128)part * 100 / whole);
        // All of a group lies in the last band.
        var from = ((Math.Min(percent, 99) + Width - Offset) / Width * Width) - Width + Offset;
        return new(Math.Max(from, 0), Math.Min(from + Width, 100));
    }
}
