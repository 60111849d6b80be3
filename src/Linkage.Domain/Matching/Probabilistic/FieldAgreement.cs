using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>How far a field of a left record and of a right one agree.</summary>
public abstract class FieldAgreement
{
    /// <summary>The level of a comparison in which a value is missing: it says nothing for or against.</summary>
    public const int Missing = -1;

    /// <summary>Number of levels, no agreement among them.</summary>
    public abstract int Levels { get; }

    /// <summary>Zero for no agreement, rising with agreement to <see cref="Levels"/> − 1; or <see cref="Missing"/>.</summary>
    public abstract int Compare(int left, int right);

    /// <summary>Share of all records with the value on which two records agree in full; null where values have no frequency.</summary>
    public virtual double? Frequency(int left) => null;
}

/// <summary>Equal or not: for values, hashed or not.</summary>
public sealed class ExactAgreement : FieldAgreement
{
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly double[] _frequencies;
    private readonly IReadOnlyList<double?>? _known;

    /// <param name="left">The values of the left records; null or empty is missing.</param>
    /// <param name="known">Of each left record the frequency of its value; null to count it among these records.</param>
    public ExactAgreement(IReadOnlyList<string?> left, IReadOnlyList<string?> right, IReadOnlyList<double?>? known = null)
    {
        _known = known;
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<int> counts = [];
        _left = [.. left.Select(Number)];
        _right = [.. right.Select(Number)];
        var present = counts.Sum();
        _frequencies = [.. counts.Select(count => (double)count / present)];

        int Number(string? value)
        {
            if (string.IsNullOrEmpty(value)) return Missing;
            if (!numbers.TryGetValue(value, out var number))
            {
                numbers[value] = number = counts.Count;
                counts.Add(0);
            }

            counts[number]++;
            return number;
        }
    }

    public override int Levels => 2;

    public override int Compare(int left, int right) =>
        _left[left] == Missing || _right[right] == Missing ? Missing : _left[left] == _right[right] ? 1 : 0;

    public override double? Frequency(int left) =>
        _known is not null ? _known[left] : _left[left] == Missing ? null : _frequencies[_left[left]];
}

/// <summary>Encodings, by the highest threshold that their Dice similarity reaches.</summary>
public sealed class EncodedAgreement : FieldAgreement
{
    private readonly EncodedColumn _left;
    private readonly EncodedColumn _right;
    private readonly double[] _thresholds;

    /// <param name="thresholds">Falling, each in 0 … 1; a level for each, and one for less than all of them.</param>
    public EncodedAgreement(EncodedColumn left, EncodedColumn right, IReadOnlyList<double> thresholds) =>
        (_left, _right, _thresholds) = (left, right, [.. thresholds]);

    public override int Levels => _thresholds.Length + 1;

    public override int Compare(int left, int right)
    {
        int l = _left.Places[left], r = _right.Places[right];
        if (l == Missing || r == Missing) return Missing;
        var common = EncodingSet.Common(_left.Encodings[l], _right.Encodings[r]);
        var sum = _left.Encodings.Ones(l) + _right.Encodings.Ones(r);
        var score = Similarity.Score(SimilarityMeasure.Dice, common, sum, _left.Encodings.Length);
        for (var level = 0; level < _thresholds.Length; level++)
        {
            if (score >= _thresholds[level]) return _thresholds.Length - level;
        }

        return 0;
    }
}

/// <summary>A field that holds an encoding per record.</summary>
/// <param name="Places">For each record the place of its encoding in the set, or −1 where it has none.</param>
public sealed record EncodedColumn(EncodingSet Encodings, IReadOnlyList<int> Places);
