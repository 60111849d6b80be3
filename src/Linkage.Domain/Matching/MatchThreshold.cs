namespace Linkage.Domain.Matching;

/// <summary>
/// The least number of common ones with which two encodings reach a threshold, for every sum of their ones: the comparison of
/// scores as a comparison of integers, with the same answer at exact ties.
/// </summary>
internal sealed class MatchThreshold
{
    /// <summary>More than any two encodings have in common.</summary>
    public const int Unreachable = int.MaxValue;

    private readonly int[] _required;

    public MatchThreshold(SimilarityMeasure measure, double threshold, int length)
    {
        (Measure, Length) = (measure, length);
        _required = new int[(2 * length) + 1];
        var required = 0;
        for (var sum = 0; sum < _required.Length; sum++)
        {
            // The requirement never falls as the sum rises, so that each starts from the one before.
            while (required <= sum / 2 && Similarity.Score(measure, required, sum, length) < threshold) required++;
            _required[sum] = required <= sum / 2 ? required : Unreachable;
        }
    }

    public SimilarityMeasure Measure { get; }

    public int Length { get; }

    /// <summary>Never falls as the sum rises, unreachable sums apart.</summary>
    public int Required(int sum) => _required[sum];

    public double Score(int common, int sum) => Similarity.Score(Measure, common, sum, Length);
}
