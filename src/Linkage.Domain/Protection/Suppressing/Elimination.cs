namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// The span of the columns published so far, as pivots of a sparse Gauss elimination, with all primaries reduced by it (Langsrud 2024,
/// section 3). Which row a pivot takes changes the work and never the outcome: whether a column lies in a span has one answer.
/// </summary>
internal sealed class Elimination(TwoPrimes field, int rowCount, Predicate<int> isZero)
{
    private readonly SparsePivots _published = new(field, rowCount);
    private readonly List<Entry[]> _primaries = [];
    private readonly List<int> _live = [];
    private readonly bool[] _isAlone = new bool[rowCount];
    private readonly HashSet<int>?[] _primariesAt = new HashSet<int>?[rowCount];
    private int _count;

    /// <summary>Adds a column that must stay outside the span. An empty one cannot be protected and is left out.</summary>
    public void Protect(Entry[] column)
    {
        if (column.Length == 0) return;
        _primaries.Add(column);
        _live.Add(0);
        Register(_primaries.Count - 1);
    }

    /// <summary>The column less what is published of it.</summary>
    public Entry[] Reduce(Entry[] column) => _published.Reduce(column);

    /// <summary>Whether publishing a reduced column leaves every primary outside the span.</summary>
    public bool IsSafe(Entry[] reduced)
    {
        var at = Rarest(reduced);
        // Nothing but zero rows: their sum would be published, and since nothing is negative each of them with it.
        if (at is { } zero && isZero(zero.Row)) return false;
        return at is not { } row || _primariesAt[row.Row] is not { Count: > 0 } there || !there.Any(p => IsProportional(p, reduced));
    }

    /// <summary>Publishes a reduced column.</summary>
    public void Publish(Entry[] reduced)
    {
        if (Rarest(reduced) is not { } at) return;
        _published.Add(reduced, at, _count++);
        var there = _primariesAt[at.Row]?.ToArray() ?? [];
        if (reduced.Length == 1)
        {
            // Whoever has the row simply loses it: no need to touch the rest of a long primary.
            _isAlone[at.Row] = true;
            foreach (var primary in there) _live[primary]--;
            return;
        }

        foreach (var primary in there)
        {
            foreach (var entry in _primaries[primary]) _primariesAt[entry.Row]!.Remove(primary);
            _primaries[primary] = _published.Reduce(_primaries[primary]);
            Register(primary);
        }
    }

    /// <summary>The entry whose row is in the fewest primaries: the fewer, the less has to be reduced anew.</summary>
    private Entry? Rarest(Entry[] reduced)
    {
        Entry? rarest = null;
        var fewest = int.MaxValue;
        foreach (var entry in reduced)
        {
            // Zero rows come last, so that a column of nothing else is seen as such.
            var there = isZero(entry.Row) ? int.MaxValue - 1 : _primariesAt[entry.Row]?.Count ?? 0;
            if (there >= fewest) continue;
            (rarest, fewest) = (entry, there);
            if (there == 0) break;
        }

        return rarest;
    }

    private void Register(int primary)
    {
        foreach (var entry in _primaries[primary]) (_primariesAt[entry.Row] ??= []).Add(primary);
        _live[primary] = _primaries[primary].Length;
    }

    private bool IsProportional(int primary, Entry[] reduced)
    {
        if (_live[primary] != reduced.Length) return false;
        var (at, first) = (0, default(Residues));
        foreach (var entry in _primaries[primary])
        {
            if (_isAlone[entry.Row]) continue;
            if (at == 0) first = entry.Value;
            if (entry.Row != reduced[at].Row
                || field.Multiply(entry.Value, reduced[0].Value) != field.Multiply(reduced[at].Value, first)) return false;
            at++;
        }

        return true;
    }
}
