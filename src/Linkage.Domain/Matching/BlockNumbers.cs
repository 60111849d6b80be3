namespace Linkage.Domain.Matching;

/// <summary>Numbers for block keys: equal texts have one number, on both sides. Only reading is safe for concurrent use.</summary>
public sealed class BlockNumbers
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

        return Rising(numbers);
    }

    /// <summary>As above, without the keys that have no number: nobody on the other side has them. Safe for concurrent use.</summary>
    public int[] Known(IReadOnlyList<string> keys) =>
        Rising([.. keys.Where(_numbers.ContainsKey).Select(key => _numbers[key])]);

    private static int[] Rising(int[] numbers)
    {
        Array.Sort(numbers);
        return [.. numbers.Distinct()];
    }
}
