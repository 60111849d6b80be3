using System.Security.Cryptography;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// The differentially private tables of one result: how many are in each cell, what bounded contributions add up to, and means as the one
/// by the other. Neighbours are populations of which one has one subject more.
/// </summary>
public sealed class PrivateRelease
{
    private readonly CubeSet _cubes;
    private readonly PrivacyParameters _parameters;
    private readonly IReadOnlyList<ContributionBounds> _bounds;
    private readonly PrivateTree _tree;
    private readonly BaseMeasure[] _measured;

    /// <param name="bounds">Per amount of the specification.</param>
    public PrivateRelease(CubeSet cubes, PrivacyParameters parameters, IReadOnlyList<ContributionBounds> bounds)
    {
        (_cubes, _parameters, _bounds, _tree) = (cubes, parameters, bounds, new PrivateTree(cubes));
        _measured = [.. cubes.Spec.Tables.SelectMany(BaseMeasure.Of).Distinct().OrderBy(m => (m.Kind, m.Amount))];
    }

    /// <summary>Each base measure is measured along the whole tree.</summary>
    public int Measurements => _measured.Length * _tree.Measurements;

    /// <summary>In billionths of ρ.</summary>
    public long Cost => Accounting.Cost(_parameters, Measurements);

    /// <summary>What the cost is spent on; it adds up to the cost.</summary>
    public IReadOnlyList<BudgetPart> Parts()
    {
        var (share, rest) = Math.DivRem(Cost, _measured.Length);
        return [.. _measured.Select((measure, m) => new BudgetPart(
            NameOf(measure),
            [.. _cubes.Spec.Tables.Where(table => BaseMeasure.Of(table).Contains(measure)).Select(table => table.Name)],
            _tree.Measurements,
            (decimal)(share + (m < rest ? 1 : 0)) / Accounting.PerRho,
            Quotient.Scaled(Sensitivity(measure), Decimals(measure)),
            Noise(measure, null!).Deviation / Math.Pow(10, Decimals(measure))))];
    }

    /// <summary>Draws the noise; every call is another result, and costs as much again.</summary>
    public PublishedTables Draw(PrivateTally tally, RandomNumberGenerator generator)
    {
        var sampler = new ExactSampler(new UniformIntegers(generator));
        var values = _measured.ToDictionary(
            measure => measure, measure => new ConsistentSums(_cubes, _tree, Noise(measure, sampler), Sign(measure)).Draw(tally.Of(measure)));
        return PerturbedTables.Of(_cubes, (cell, measure) => Value(values, cell, measure));
    }

    private PublishedValue Value(Dictionary<BaseMeasure, Int128[]> values, int cell, MeasureSpec measure)
    {
        var parts = BaseMeasure.Of(measure);
        var (value, decimals) = (values[parts[0]][cell], Decimals(parts[0]));
        if (measure.Kind != MeasureKind.Mean) return new(Quotient.Scaled(value, decimals), "A", "F");
        var subjects = values[parts[1]][cell];
        if (subjects == 0) return new(null, "M", "F");
        // No mean of what is bounded lies outside the bounds.
        return new(Quotient.Scaled(_bounds[measure.Amount!.Value].Clamp((Int128)Quotient.Round(value, subjects, 0)), decimals), "A", "F");
    }

    private PrivateNoise Noise(BaseMeasure measure, ExactSampler sampler)
    {
        (Int128, Int128) reach = measure.Kind == BaseKind.Sum
            ? (Int128.Min(0, _bounds[measure.Amount].Low) * _parameters.Most, Int128.Max(0, _bounds[measure.Amount].High) * _parameters.Most)
            : (0, _parameters.Most);
        return new PrivateNoise(_parameters, Measurements, Sensitivity(measure), reach, sampler);
    }

    private long Sensitivity(BaseMeasure measure) => measure.Kind == BaseKind.Sum ? _bounds[measure.Amount].Sensitivity() : 1;

    private int Sign(BaseMeasure measure) => measure.Kind != BaseKind.Sum || _bounds[measure.Amount].Low >= 0
        ? 1
        : _bounds[measure.Amount].High <= 0 ? -1 : 0;

    private int Decimals(BaseMeasure measure) => measure.Kind == BaseKind.Sum ? _cubes.Spec.Amounts[measure.Amount].Decimals : 0;

    private string NameOf(BaseMeasure measure) => measure.Kind switch
    {
        BaseKind.Sum => $"sum of {_cubes.Spec.Amounts[measure.Amount].Name}",
        BaseKind.Valid => $"subjects with {_cubes.Spec.Amounts[measure.Amount].Name}",
        _ => "subjects",
    };
}
