namespace Linkage.Domain.Protection.Suppressing;

/// <summary>How many people rows speak of. Who is in several rows is one in a sum of them.</summary>
/// <param name="present">In a row, whoever is in others too included.</param>
/// <param name="alone">In a row and in no other.</param>
/// <param name="patterns">Sets of rows that people are in at once, with how many; by row. Empty where nobody is in several.</param>
internal sealed class RowPeople(Func<int, long> present, Func<int, long> alone, ILookup<int, (int Pattern, long People)> patterns)
{
    /// <param name="present">In a row; nobody is in two.</param>
    public RowPeople(Func<int, long> present)
        : this(present, present, Array.Empty<(int, (int, long))>().ToLookup(none => none.Item1, none => none.Item2))
    {
    }

    /// <summary>Whether anybody is in several rows.</summary>
    public bool AreSpread => patterns.Count > 0;

    public long In(int row) => present(row);

    /// <summary>Distinct people in rows.</summary>
    public long In(IEnumerable<int> rows)
    {
        var (sum, met) = (0L, new Dictionary<int, long>());
        foreach (var row in rows)
        {
            sum += alone(row);
            foreach (var (pattern, people) in patterns[row]) met[pattern] = people;
        }

        return sum + met.Values.Sum();
    }
}
