namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// What one subject can add to a private sum, whatever its rows say: less than the one counts as the one, more than the other as the other.
/// Agreed beforehand, never read from the data.
/// </summary>
/// <param name="Dataset">Name of a declared dataset.</param>
/// <param name="Field">An integer or number of it.</param>
/// <param name="Low">The least, in units of 10^-decimals of the field, over all rows of a subject in one crossing.</param>
/// <param name="High">The most, in the same units.</param>
public sealed record ContributionBounds(string Dataset, string Field, long Low, long High)
{
    /// <summary>No bound is further from zero, so that a sum over all subjects that can be counted keeps within 28 digits.</summary>
    public const long Widest = 1_000_000_000_000;

    /// <summary>By how much a sum can change when a subject is added or taken away.</summary>
    public long Sensitivity() => Math.Max(Math.Abs(Low), Math.Abs(High));

    public Int128 Clamp(Int128 contribution) => Int128.Clamp(contribution, Low, High);
}
