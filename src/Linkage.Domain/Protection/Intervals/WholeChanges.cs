namespace Linkage.Domain.Protection.Intervals;

/// <summary>Changes of the true values of a program in whole numbers, checked exactly.</summary>
internal sealed class WholeChanges
{
    // A fraction with a larger denominator is part of no small change.
    private const int MostParts = 12, MostKnown = 300;
    private const double Nothing = 1e-4;

    private readonly ProgramEntries _entries;
    private readonly long[] _at;
    private readonly long?[] _most;
    private readonly List<List<(int Variable, long Change)>> _known = [];

    /// <param name="component">One with a witness.</param>
    public WholeChanges(Component component, ProgramEntries entries)
    {
        (_entries, _at) = (entries, [.. component.Witness!]);
        _most = [.. Enumerable.Range(0, _at.Length).Select(v => component.Program.Most(v) is { } most && !component.IsOnlyCapped(v)
            ? (long?)Int128.Min(most, long.MaxValue / 4)
            : null)];
    }

    /// <summary>The true values, or where changes led from them.</summary>
    public IReadOnlyList<long> At => _at;

    /// <summary>Upper bounds; null for none.</summary>
    public IReadOnlyList<long?> Most => _most;

    /// <summary>A change in whole numbers, as often as is asked or possible, and what it gains; null when it is not possible at all.</summary>
    /// <param name="most">What is asked.</param>
    public (List<(int Variable, long Change)> Change, long Gain)? Of(IReadOnlyList<(int Variable, double Change)> change, long most)
    {
        if (change.Count == 0 || Scaled(change) is not { } whole) return null;
        var gain = Gain(whole);
        if (gain <= 0 || !IsKernel(whole)) return null;
        var times = Times(whole, 1, (most + gain - 1) / gain);
        if (times == 0) return null;
        if (_known.Count < MostKnown) _known.Add(whole);
        return (whole.ConvertAll(c => (c.Variable, times * c.Change)), times * gain);
    }

    /// <summary>Goes on from where a change leads, or with −1 back.</summary>
    public void Move(IReadOnlyList<(int Variable, long Change)> change, int side)
    {
        foreach (var (variable, by) in change) _at[variable] += side * by;
    }

    /// <summary>By how much the sum that is asked rises.</summary>
    public long Gain(IReadOnlyList<(int Variable, long Change)> change)
    {
        var gain = 0L;
        foreach (var (variable, by) in change) gain += (long)_entries.InAsked(variable) * by;
        return gain;
    }

    /// <summary>Whether a change breaks no equation and stays within bounds.</summary>
    public bool IsPossible(IReadOnlyList<(int Variable, long Change)> change) =>
        change.All(c => IsWithin(c.Variable, c.Change)) && IsKernel(change);

    /// <summary>Changes that were found for other sums, or their opposites, if together they make this one rise enough as well.</summary>
    public List<(int Variable, long Change)>? Together(long amount)
    {
        var (left, moved) = (amount, new Dictionary<int, long>());
        foreach (var known in _known)
        {
            var gain = Gain(known);
            if (gain == 0) continue;
            var times = Math.Sign(gain) * Times(known, Math.Sign(gain), (left + Math.Abs(gain) - 1) / Math.Abs(gain));
            foreach (var (variable, by) in known)
            {
                moved[variable] = moved.GetValueOrDefault(variable) + times * by;
                _at[variable] += times * by;
            }

            left -= times * gain;
            if (left <= 0) break;
        }

        foreach (var (variable, by) in moved) _at[variable] -= by;
        return left > 0 ? null : [.. moved.Select(m => (m.Key, m.Value))];
    }

    /// <summary>Whether a change is no whole number.</summary>
    public static bool IsFraction(double change) => Math.Abs(change - Math.Round(change)) > Nothing;

    private static List<(int Variable, long Change)>? Scaled(IReadOnlyList<(int Variable, double Change)> change)
    {
        for (var parts = 1; parts <= MostParts; parts++)
            if (change.All(c => !IsFraction(c.Change * parts)))
                return [.. change.Select(c => (c.Variable, (long)Math.Round(c.Change * parts)))];
        return null;
    }

    private bool IsKernel(IReadOnlyList<(int Variable, long Change)> change)
    {
        var sums = new Dictionary<int, long>();
        foreach (var (variable, by) in change)
        {
            var (rows, ofVariable) = _entries.OfVariable(variable);
            for (var e = 0; e < rows.Length; e++) sums[rows[e]] = sums.GetValueOrDefault(rows[e]) + by * (long)ofVariable[e];
        }

        return sums.Values.All(sum => sum == 0);
    }

    private bool IsWithin(int variable, long by) =>
        _at[variable] + by >= 0 && (_most[variable] is not { } most || _at[variable] + by <= most);

    /// <summary>How often a change can be made, or with −1 its opposite, at most so often.</summary>
    private long Times(List<(int Variable, long Change)> change, int side, long most)
    {
        foreach (var (variable, of) in change)
        {
            var by = side * of;
            if (by < 0) most = Math.Min(most, _at[variable] / -by);
            else if (by > 0 && _most[variable] is { } bound) most = Math.Min(most, (bound - _at[variable]) / by);
        }

        return most;
    }
}
