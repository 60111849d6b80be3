using Linkage.Domain.Matching.Probabilistic;

namespace Linkage.Domain.Tests.Matching.Probabilistic;

/// <summary>
/// Splink's worked example (tests/test_term_frequencies.py): fifty records, forty of London, eight of Birmingham, two of Truro, with
/// m = 1 and u = 0.2 for equal cities.
/// </summary>
public sealed class TermAdjustmentTests
{
    private static readonly string[] Cities =
        [.. Enumerable.Repeat("London", 40), .. Enumerable.Repeat("Birmingham", 8), .. Enumerable.Repeat("Truro", 2)];

    [Theory]
    [InlineData(0, 1, 0, 50.0 / 40)]
    [InlineData(40, 1, 0, 50.0 / 8)]
    [InlineData(48, 1, 0, 50.0 / 2)]
    [InlineData(48, 1, 0.1, 10)]
    [InlineData(48, 0, 0, 5)]
    public void Agreement_on_a_rare_value_counts_for_more(int record, double weight, double floor, double factor)
    {
        var agreement = new ExactAgreement(Cities, []);
        var field = new FieldModel("city", [0.01, 1], [0.8, 0.2], new(weight, floor));
        Assert.Equal(factor, field.Factor(1, agreement.Frequency(record)), 1e-9);
    }

    [Fact]
    public void Disagreement_and_missing_values_are_not_adjusted()
    {
        var field = new FieldModel("city", [0.5, 0.5], [0.8, 0.2], new());
        Assert.Equal(0.5 / 0.8, field.Factor(0, 0.04));
        Assert.Equal(1, field.Factor(FieldAgreement.Missing, null));
    }
}
