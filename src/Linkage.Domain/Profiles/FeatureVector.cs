namespace Linkage.Domain.Profiles;

/// <summary>A subject's features: numbers on a common scale, and categories.</summary>
/// <param name="numbers">0 … <see cref="FeatureScale.Top"/>.</param>
public sealed class FeatureVector(int[] numbers, string[] codes) : IEquatable<FeatureVector>
{
    /// <summary>An order that depends on nothing but the vectors.</summary>
    internal static IComparer<FeatureVector> Order { get; } = Comparer<FeatureVector>.Create(Compare);

    internal int[] Numbers => numbers;

    internal string[] Codes => codes;

    public bool Equals(FeatureVector? other) =>
        other is not null && numbers.AsSpan().SequenceEqual(other.Numbers) && codes.AsSpan().SequenceEqual(other.Codes);

    public override bool Equals(object? obj) => Equals(obj as FeatureVector);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var number in numbers) hash.Add(number);
        foreach (var code in codes) hash.Add(code, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    private static int Compare(FeatureVector left, FeatureVector right)
    {
        var byNumbers = left.Numbers.AsSpan().SequenceCompareTo(right.Numbers);
        for (var i = 0; byNumbers == 0 && i < left.Codes.Length; i++)
            if (string.CompareOrdinal(left.Codes[i], right.Codes[i]) is not 0 and var by) return by;
        return byNumbers;
    }
}
