using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// Which suppressed cells of a JJ table follow exactly from the published ones: a cell does when the relations, restricted to what is
/// suppressed, have a combination with that cell alone. Gauss–Jordan elimination modulo two random primes.
/// </summary>
public sealed class JjDerivation
{
    /// <summary>More suppressed cells are refused.</summary>
    public const int MostSuppressed = 5_000;

    private readonly PrimePair _primes = new();
    private readonly SortedDictionary<int, Dictionary<int, Remainders>> _pivots = [];

    private JjDerivation()
    {
    }

    /// <returns>Numbers of the primary cells that anybody can derive, ascending.</returns>
    public static Outcome<IReadOnlyList<int>> Primaries(JjTable table)
    {
        var suppressed = Enumerable.Range(0, table.Cells.Count)
            .Where(c => table.Cells[c].Status is JjStatus.Unsafe or JjStatus.Secondary).ToHashSet();
        if (suppressed.Count > MostSuppressed)
            return new Refusal(RefusalKind.TooLarge, "too-many-suppressed",
                $"At most {MostSuppressed} suppressed cells of a JJ table can be judged.");
        var derivation = new JjDerivation();
        foreach (var relation in table.Relations)
        {
            var row = new Dictionary<int, Remainders>();
            foreach (var (cell, coefficient) in relation.Terms.Where(t => suppressed.Contains(t.Cell)))
                derivation.AddTo(row, cell, derivation.Residue(coefficient));
            derivation.Eliminate(row);
        }

        return new List<int>(
            derivation._pivots.Where(p => p.Value.Count == 1 && table.Cells[p.Key].Status == JjStatus.Unsafe).Select(p => p.Key));
    }

    private void Eliminate(Dictionary<int, Remainders> row)
    {
        foreach (var cell in row.Keys.ToList())
            if (_pivots.TryGetValue(cell, out var pivot) && row.TryGetValue(cell, out var factor)) Subtract(row, pivot, factor);
        if (row.Count == 0) return;
        var chosen = row.Keys.Min();
        var scale = _primes.Invert(row[chosen]);
        foreach (var cell in row.Keys.ToList()) row[cell] = _primes.Multiply(row[cell], scale);
        // Every other row is cleared of the new pivot, so that a row with one entry alone is a derived cell.
        foreach (var other in _pivots.Values)
            if (other.TryGetValue(chosen, out var factor)) Subtract(other, row, factor);
        _pivots.Add(chosen, row);
    }

    private void Subtract(Dictionary<int, Remainders> row, Dictionary<int, Remainders> pivot, Remainders factor)
    {
        foreach (var (cell, value) in pivot) AddTo(row, cell, _primes.Negate(_primes.Multiply(factor, value)));
    }

    private void AddTo(Dictionary<int, Remainders> row, int cell, Remainders value)
    {
        var sum = _primes.Add(row.GetValueOrDefault(cell), value);
        if (sum.IsZero) row.Remove(cell);
        else row[cell] = sum;
    }

    private Remainders Residue(int coefficient)
    {
        var size = (ulong)Math.Abs((long)coefficient);
        var residue = new Remainders(size, size);
        return coefficient < 0 ? _primes.Negate(residue) : residue;
    }
}
