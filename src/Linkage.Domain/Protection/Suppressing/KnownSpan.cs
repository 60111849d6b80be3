namespace Linkage.Domain.Protection.Suppressing;

/// <summary>The span of the few rows that one contributor knows, reduced by what is published.</summary>
internal sealed class KnownSpan(TwoPrimes field)
{
    private readonly List<(int Pivot, Dictionary<int, Residues> Column, Dictionary<int, Residues> Made)> _pivots = [];
    private readonly HashSet<int> _rows = [];

    /// <summary>Coordinates that any known row has: a column within the span has no others.</summary>
    public IReadOnlyCollection<int> Rows => _rows;

    /// <param name="row">Number of the known row.</param>
    /// <param name="reduced">What is left of it.</param>
    public void Add(int row, Entry[] reduced)
    {
        var (column, made) = Reduce(reduced);
        if (column.Count == 0) return;
        made[row] = field.Add(made.GetValueOrDefault(row), field.One);
        _rows.UnionWith(reduced.Select(e => e.Row));
        _pivots.Add((column.Keys.Min(), column, made));
    }

    /// <returns>The known rows, with their factors, that make up a reduced column; null when it is outside the span.</returns>
    public IReadOnlyList<Entry>? Combination(Entry[] reduced)
    {
        var (column, made) = Reduce(reduced);
        if (column.Count > 0) return null;
        return [.. made.Where(m => !m.Value.IsZero).OrderBy(m => m.Key).Select(m => new Entry(m.Key, field.Negate(m.Value)))];
    }

    /// <summary>What is left of a column, and minus the known rows that were taken away from it.</summary>
    private (Dictionary<int, Residues> Column, Dictionary<int, Residues> Made) Reduce(Entry[] reduced)
    {
        var (column, made) = (reduced.ToDictionary(e => e.Row, e => e.Value), new Dictionary<int, Residues>());
        foreach (var (pivot, own, ofOwn) in _pivots)
        {
            if (!column.TryGetValue(pivot, out var value)) continue;
            var factor = field.Negate(field.Divide(value, own[pivot]));
            AddTo(column, own, factor);
            AddTo(made, ofOwn, factor);
        }

        return (column, made);
    }

    private void AddTo(Dictionary<int, Residues> sum, Dictionary<int, Residues> column, Residues factor)
    {
        foreach (var (row, value) in column)
        {
            var added = field.Add(sum.GetValueOrDefault(row), field.Multiply(factor, value));
            if (added.IsZero) sum.Remove(row);
            else sum[row] = added;
        }
    }
}
