namespace Linkage.Domain.Matching;

/// <summary>Numbers for block keys: equal texts have one number, on both sides.</summary>
internal sealed class BlockNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>How many different keys there were.</summary>
    public int Count => _numbers.Count;

    /// <returns>The numbers of a record's keys, rising, each once.</returns>
    public int[] Of(IReadOnlyList<string> keys)
    {
        var numbers = new int[keys.Count];
        for (var at = 0; at < numbers.Length; at++)
        {
            if (!_numbers.TryGetValue(keys[at], out numbers[at])) _numbers[keys[at]] = numbers[at] = _numbers.Count;
        }

        Array.Sort(numbers);
        return [.. numbers.Distinct()];
    }
}
