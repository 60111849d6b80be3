namespace Linkage.Domain.Protection.Intervals;

/// <summary>A value as a constant plus a sum over rows.</summary>
/// <param name="Rows">Ascending, each once.</param>
/// <param name="Coefficients">One per row; null when all are one.</param>
internal sealed record RowSum(int[] Rows, int[]? Coefficients, Int128 Constant)
{
    public static RowSum Of(Int128 constant) => new([], null, constant);

    /// <summary>Adds up sums whose rows differ, and a few rows more with coefficients of their own.</summary>
    public static RowSum Of(RowSum[] parts, IReadOnlyCollection<KeyValuePair<int, int>> more)
    {
        var (constant, length, isPlain) = (Int128.Zero, 0, more.Count == 0);
        foreach (var part in parts)
        {
            constant += part.Constant;
            length += part.Rows.Length;
            isPlain &= part.Coefficients is null;
        }

        if (isPlain)
        {
            if (length == 0) return Of(constant);
            var rows = new int[length];
            var at = 0;
            foreach (var part in parts)
            {
                part.Rows.CopyTo(rows, at);
                at += part.Rows.Length;
            }

            Array.Sort(rows);
            return new RowSum(rows, null, constant);
        }

        var sums = new SortedDictionary<int, int>();
        foreach (var (row, coefficient) in parts.SelectMany(p => p.Terms()).Concat(more))
            sums[row] = sums.GetValueOrDefault(row) + coefficient;
        var left = sums.Where(s => s.Value != 0).ToList();
        return new RowSum([.. left.Select(l => l.Key)], [.. left.Select(l => l.Value)], constant);
    }

    /// <summary>By content.</summary>
    public bool Equals(RowSum? other) => other is not null && Constant == other.Constant && Rows.AsSpan().SequenceEqual(other.Rows)
        && (Coefficients is null ? other.Coefficients is null
            : other.Coefficients is { } theirs && Coefficients.AsSpan().SequenceEqual(theirs));

    public override int GetHashCode() => HashCode.Combine(Constant, Rows.Length);

    private IEnumerable<KeyValuePair<int, int>> Terms()
    {
        for (var r = 0; r < Rows.Length; r++) yield return new(Rows[r], Coefficients?[r] ?? 1);
    }
}
