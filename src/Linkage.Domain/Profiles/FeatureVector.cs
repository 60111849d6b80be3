namespace Linkage.Domain.Profiles;

/// <summary>A subject's features: numbers on a common scale, and categories.</summary>
/// <param name="numbers">0 … <see cref="FeatureScale.Top"/>.</param>
public readonly struct FeatureVector(int[] numbers, string[] codes) : IEquatable<FeatureVector>, IComparable<FeatureVector>
{
    public IReadOnlyList<int> Numbers => numbers;

    public IReadOnlyList<string> Codes => codes;

    public bool Equals(FeatureVector other) =>
        numbers.AsSpan().SequenceEqual(other.Numbers as int[]) && codes.AsSpan().SequenceEqual(other.Codes as string[]);

    public override bool Equals(object? obj) => obj is FeatureVector other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var number in numbers) hash.Add(number);
        foreach (var code in codes) hash.Add(code, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>An order that depends on nothing but the vectors.</summary>
    public int CompareTo(FeatureVector other)
    {
        for (var i = 0; i < numbers.Length; i++)
            if (numbers[i].CompareTo(other.Numbers[i]) is not 0 and var by) return by;
        for (var i = 0; i < codes.Length; i++)
            if (string.CompareOrdinal(codes[i], other.Codes[i]) is not 0 and var by) return by;
        return 0;
    }
}
