namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Sums and differences of published cells that speak of a few contributors and nobody else, though no cell shows these alone: 100 − 53 −
/// 40 when the other two of four are 3 and 4. The published columns are eliminated with rows of many contributors as pivots as long as
/// there are any; what is left spans all that can be derived of rows of few alone (disclosure.md, section 4). Of that space the reduced
/// basis is tried, and what two vectors of it have less between them than each: not everything, as the shortest word of a code is hard to
/// find. Who judges the outcome must look further.
/// </summary>
/// <param name="columns">As one attacker sees them.</param>
/// <param name="people">Of whom it may not be few, as far as this attacker does not know them.</param>
/// <param name="least">Fewer than this, and more than none, are few.</param>
internal sealed class SmallSums(TwoPrimes field, IReadOnlyList<Column> columns, RowPeople people, long least)
{
    private const int MostPairs = 100_000;

    private readonly int _rowCount = RowAtoms.RowsOf(columns);

    /// <returns>Per sum the numbers of its columns, with the factor of each.</returns>
    public IReadOnlyList<IReadOnlyList<(int Column, Residues Factor)>> Of(Predicate<int> isPublished)
    {
        int[] published = [.. Enumerable.Range(0, columns.Count).Where(c => columns[c].Rows.Length > 0 && isPublished(c))
            .OrderBy(c => columns[c].Rows.Length)];
        if (published.Length == 0) return [];
        var atoms = new RowAtoms(columns, published, people);
        // Nearly always there is none, and then it need not be known how vectors are made.
        if (Few(Basis(published, atoms, isFollowed: false), atoms).Count == 0) return [];
        return [.. Few(Basis(published, atoms, isFollowed: true), atoms).Select(Terms)];

        IReadOnlyList<(int, Residues)> Terms(Entry[] sum) =>
            [.. sum.Where(entry => entry.Row >= _rowCount).Select(entry => (entry.Row - _rowCount, entry.Value))];
    }

    /// <summary>What can be derived of small atoms alone, by atom; beyond the atoms, by the columns that it is made of.</summary>
    private List<Entry[]> Basis(int[] published, RowAtoms atoms, bool isFollowed)
    {
        var pivots = new SparsePivots(field, _rowCount + (isFollowed ? columns.Count : 0));
        var (small, count) = (new List<Entry[]>(), 0);
        foreach (var column in published)
        {
            var entries = atoms.Of(columns[column].Rows).Select(row => new Entry(row, field.One));
            var reduced = pivots.Reduce([.. isFollowed ? entries.Append(new Entry(_rowCount + column, field.One)) : entries]);
            var own = reduced.TakeWhile(entry => entry.Row < _rowCount).ToList();
            if (own.Count == 0) continue;
            var pivot = own.MaxBy(entry => atoms.Count(entry.Row));
            pivots.Add(reduced, pivot, count++);
            if (atoms.Count(pivot.Row) < least) small.Add(reduced);
        }

        return small;
    }

    /// <summary>Sums of few that share no atom: of the others some go with these, and are looked for again when they do not.</summary>
    private List<Entry[]> Few(List<Entry[]> basis, RowAtoms atoms)
    {
        var few = new List<Entry[]>();
        var taken = new HashSet<int>();
        Take(basis);
        var reduced = Reduced(basis, atoms);
        Take(reduced.Select(r => r.Vector));
        if (few.Count == 0) Take(Pairs(reduced, atoms).Take(MostPairs));
        return few;

        void Take(IEnumerable<Entry[]> vectors)
        {
            foreach (var vector in vectors)
            {
                var own = vector.TakeWhile(entry => entry.Row < _rowCount).ToList();
                if (own.Count == 0 || own.Exists(entry => atoms.Count(entry.Row) >= least)) continue;
                if (atoms.Count(own.Select(entry => entry.Row)) >= least) continue;
                if (own.Exists(entry => taken.Contains(entry.Row))) continue;
                taken.UnionWith(own.Select(entry => entry.Row));
                few.Add(vector);
            }
        }
    }

    /// <summary>The same space by vectors none of which holds the pivot of another; a pivot is the atom of most contributors.</summary>
    private List<(Entry[] Vector, Entry Pivot)> Reduced(List<Entry[]> basis, RowAtoms atoms)
    {
        var done = new List<(Entry[] Vector, Entry Pivot)>();
        // The last holds no pivot of those before it: from there back each is cleared of the pivots that come after it.
        var pivots = new SparsePivots(field, _rowCount + columns.Count);
        for (var at = basis.Count - 1; at >= 0; at--)
        {
            var vector = pivots.Reduce(basis[at]);
            var pivot = vector.TakeWhile(entry => entry.Row < _rowCount).MaxBy(entry => atoms.Count(entry.Row));
            pivots.Add(vector, pivot, basis.Count - at);
            done.Add((vector, pivot));
        }

        return [.. done.Select(d => (pivots.Reduce([.. d.Vector.Where(entry => entry.Row != d.Pivot.Row)]), d.Pivot))
            .Select(d => ((Entry[])[.. d.Item1.Append(d.Pivot).OrderBy(entry => entry.Row)], d.Pivot))];
    }

    /// <summary>
    /// Two vectors of which something cancels when one is taken from the other. Their pivots stay: where these are many, so is the sum.
    /// </summary>
    private IEnumerable<Entry[]> Pairs(List<(Entry[] Vector, Entry Pivot)> reduced, RowAtoms atoms)
    {
        var holding = new Dictionary<int, List<(int At, Residues Value)>>();
        for (var at = 0; at < reduced.Count; at++)
        {
            var own = reduced[at].Pivot.Row;
            foreach (var entry in reduced[at].Vector.TakeWhile(entry => entry.Row < _rowCount))
            {
                if (!holding.TryGetValue(entry.Row, out var there)) holding.Add(entry.Row, there = []);
                foreach (var (other, value) in there)
                    if (atoms.Count([own, reduced[other].Pivot.Row]) < least)
                        yield return field.Less(reduced[at].Vector, reduced[other].Vector, field.Divide(entry.Value, value));
                there.Add((at, entry.Value));
            }
        }
    }
}
