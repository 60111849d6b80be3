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
    private readonly MeasuredTables[] _measured;

    /// <param name="bounds">Per amount of the specification.</param>
    public PrivateRelease(CubeSet cubes, PrivacyParameters parameters, IReadOnlyList<ContributionBounds> bounds)
    {
        (_cubes, _parameters, _bounds) = (cubes, parameters, bounds);
        var measures = cubes.Spec.Tables.SelectMany(BaseMeasure.Of).Distinct().OrderBy(m => (m.Kind, m.Amount));
        _measured = [.. measures.Select(measure => new MeasuredTables(cubes, measure))];
    }

    /// <summary>Levels that are measured, of every base measure.</summary>
    public int Measurements => _measured.Sum(tables => tables.Tree.Measurements);

    /// <summary>In billionths of ρ.</summary>
    public long Cost => Accounting.Cost(_parameters, Measurements);

    /// <summary>What the cost is spent on, every measurement as much as any other; it adds up to the cost.</summary>
    public IReadOnlyList<BudgetPart> Parts()
    {
        var shares = _measured.Select(tables => (long)((Int128)Cost * tables.Tree.Measurements / Measurements)).ToArray();
        shares[0] += Cost - shares.Sum();
        return [.. _measured.Select((tables, m) => new BudgetPart(
            NameOf(tables.Measure),
            [.. tables.Cubes.Spec.Tables.Select(table => table.Name)],
            tables.Tree.Measurements,
            (decimal)shares[m] / Accounting.PerRho,
            Quotient.Scaled(Sensitivity(tables.Measure), Decimals(tables.Measure)),
            Noise(tables.Measure).Deviation / Math.Pow(10, Decimals(tables.Measure))))];
    }

    /// <summary>Draws the noise; every call is another result, and costs as much again.</summary>
    public PublishedTables Draw(PrivateTally tally, RandomNumberGenerator generator)
    {
        var sampler = new ExactSampler(new UniformIntegers(generator));
        var values = _measured.ToDictionary(tables => tables.Measure, tables => (
            Tables: tables,
            Values: new ConsistentSums(tables.Cubes, tables.Tree, Noise(tables.Measure), Sign(tables.Measure))
                .Draw(tables.Leaves(tally.Of(tables.Measure)), sampler)));
        return PerturbedTables.Of(_cubes, (cell, measure) => Value(measure, part => values[part].Values[values[part].Tables[cell]]));
    }

    private PublishedValue Value(MeasureSpec measure, Func<BaseMeasure, Int128> of)
    {
        var parts = BaseMeasure.Of(measure);
        var (value, decimals) = (of(parts[0]), Decimals(parts[0]));
        if (measure.Kind != MeasureKind.Mean) return new(Quotient.Scaled(value, decimals), "A", "F");
        var subjects = of(parts[1]);
        if (subjects == 0) return new(null, "M", "F");
        // No mean of what is bounded lies outside the bounds.
        return new(Quotient.Scaled(_bounds[measure.Amount!.Value].Clamp((Int128)Quotient.Round(value, subjects, 0)), decimals), "A", "F");
    }

    private PrivateNoise Noise(BaseMeasure measure)
    {
        (Int128, Int128) reach = measure.Kind == BaseKind.Sum
            ? (Int128.Min(0, _bounds[measure.Amount].Low) * _parameters.Most, Int128.Max(0, _bounds[measure.Amount].High) * _parameters.Most)
            : (0, _parameters.Most);
        return new PrivateNoise(_parameters, Measurements, Sensitivity(measure), reach);
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
