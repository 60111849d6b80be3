namespace Linkage.Domain.Questions.Quality;

/// <summary>
/// Tells matched shares without telling counts: as bands of a fixed grid, so wide that a group's count stays uncertain by at least t
/// subjects, to a reader who knows every other count exactly, released tables among them. It is the interval rule of suppressed cells (SDC
/// Handbook 4.2.2) with t as the length of the interval. Of a group that is smaller than t every count must stay possible.
/// </summary>
public static class ShareBands
{
    /// <summary>How many times t subjects the counts in a band span at least, before other bands are taken into account.</summary>
    private const int SpanOfMinimum = 2;

    /// <param name="minimum">t, the minimum frequency.</param>
    /// <returns>The groups that can be shown, with their bands; the others have too few subjects, or would tell of another.</returns>
    public static IReadOnlyDictionary<MatchedGroup, ShareBand> Of(MatchedGroup population, int minimum)
    {
        var bands = new Dictionary<MatchedGroup, ShareBand>();
        var possible = population.All().ToDictionary(group => group, group => new CountRange(0, group.Subjects));
        // The finer groups first: they are what the reader cannot learn elsewhere, and the whole can always be told more coarsely.
        foreach (var group in population.All().Reverse())
        {
            foreach (var grid in Grids(group.Subjects, minimum))
            {
                var band = grid.Around(group.Matched, group.Subjects);
                if (!Narrow(group, band, minimum, possible)) continue;
                bands.Add(group, band);
                break;
            }
        }

        return bands;
    }

    /// <summary>A share of something that has no groups: rows without a key, rows that repeat one.</summary>
    public static ShareBand? Of(long whole, long part, int minimum) =>
        Grids(whole, minimum).FirstOrDefault() is { Width: > 0 } grid ? grid.Around(part, whole) : null;

    /// <summary>Shares of a whole by parts that exclude each other, to a reader who knows their sum exactly.</summary>
    /// <returns>One band per part, all of one grid; null when they cannot be shown.</returns>
    public static IReadOnlyList<ShareBand>? OfParts(long whole, IReadOnlyList<long> parts, int minimum)
    {
        foreach (var grid in Grids(whole, minimum))
        {
            var bands = parts.Select(part => grid.Around(part, whole)).ToList();
            var ranges = bands.Select(band => band.Counts(whole)).ToList();
            var (sum, low, high) = (parts.Sum(), ranges.Sum(range => range.Low), ranges.Sum(range => range.High));
            var left = ranges.Select(range => range.Within(new(sum - (high - range.High), sum - (low - range.Low))));
            if (left.All(range => range.Width >= Math.Min(minimum, sum))) return bands;
        }

        return null;
    }

    private static IEnumerable<ShareGrid> Grids(long subjects, int minimum) =>
        ShareGrid.All.Where(grid => (Int128)subjects * grid.Width >= (Int128)SpanOfMinimum * minimum * 100);

    /// <summary>
    /// Whether every group within stays uncertain when the band is told; then what is possible of them is narrowed to it.
    /// </summary>
    private static bool Narrow(MatchedGroup group, ShareBand band, int minimum, Dictionary<MatchedGroup, CountRange> possible)
    {
        var told = band.Counts(group.Subjects);
        var narrowed = group.All().Select(one => (Group: one, Range: possible[one].Within(
            // All others known: the count of this one may move as far as the count of the whole may.
            new(one.Matched - (group.Matched - told.Low), one.Matched + (told.High - group.Matched))))).ToList();
        if (narrowed.Exists(one => one.Range.Width < Math.Min(minimum, one.Group.Subjects))) return false;
        foreach (var (one, range) in narrowed) possible[one] = range;
        return true;
    }
}
