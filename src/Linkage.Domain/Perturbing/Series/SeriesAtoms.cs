using Linkage.Domain.Ledger;

namespace Linkage.Domain.Perturbing.Series;

/// <summary>The subjects of several releases that no cell of any of them tells apart.</summary>
/// <param name="CellsOf">Per atom the cells of the history that it is in, ascending.</param>
internal sealed record SeriesAtoms(IReadOnlyList<Atom> Atoms, int[][] CellsOf)
{
    public static SeriesAtoms Of(ReleaseHistory history, JudgementCourse course)
    {
        history.Contributions.Order();
        var (cellsOfUnit, found) = (CellsOfUnits(history), new Dictionary<Units, Dictionary<ulong, long>>());
        for (var subject = 0; subject < history.Contributions.Subjects; subject++)
        {
            course.Look();
            var units = new Units(history.Contributions.UnitsOf(subject).ToArray());
            if (!found.TryGetValue(units, out var counts)) found.Add(units, counts = []);
            var partners = history.Contributions.PartnersOf(subject);
            counts[partners] = counts.GetValueOrDefault(partners) + 1;
        }

        // An order that does not depend on tags, which subjects are sorted by.
        var ordered = found.OrderBy(one => one.Key).ToList();
        return new(
            [.. ordered.Select(one => new Atom(
                [], one.Value.Values.Sum(), 0, [.. one.Value.OrderBy(held => held.Key).Select(held => new Custody(held.Key, held.Value))]))],
            [.. ordered.Select(one => one.Key.Numbers.SelectMany(unit => cellsOfUnit[unit]).Distinct().Order().ToArray())]);
    }

    private static List<int>[] CellsOfUnits(ReleaseHistory history)
    {
        List<int>[] cells = [.. Enumerable.Range(0, history.Units).Select(_ => new List<int>())];
        for (var cell = 0; cell < history.Cells.Count; cell++)
            foreach (var unit in history.Cells[cell].Units) cells[unit].Add(cell);
        return cells;
    }

    /// <summary>Units of a subject, as a key.</summary>
    private readonly record struct Units(int[] Numbers) : IComparable<Units>
    {
        public bool Equals(Units other) => Numbers.AsSpan().SequenceEqual(other.Numbers);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var number in Numbers) hash.Add(number);
            return hash.ToHashCode();
        }

        public int CompareTo(Units other) => Numbers.AsSpan().SequenceCompareTo(other.Numbers);
    }
}
