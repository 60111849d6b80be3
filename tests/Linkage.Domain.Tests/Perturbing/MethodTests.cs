using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>A method is chosen whole, by all, and never mixed.</summary>
public sealed class MethodTests
{
    private static readonly Method s_noise = new() { Kind = MethodKind.CellKey, CellKey = new() };
    private static readonly Method s_private =
        new() { Kind = MethodKind.DifferentialPrivacy, Privacy = new() { Budget = 2, PerRelease = 1 } };

    [Fact]
    public void Suppression_is_what_nobody_needs_to_choose() => Assert.Equal(Method.Suppression, new DisclosurePolicy().Method);

    [Fact]
    public void A_method_has_the_parameters_of_its_kind_only()
    {
        Assert.Single(Faults(new() { Kind = MethodKind.CellKey }), rule => rule == "method-parameters");
        Assert.Single(Faults(s_noise with { Rounding = new(RoundingScheme.Controlled, 5) }), rule => rule == "method-parameters");
        Assert.Empty(Faults(s_noise));
        Assert.Empty(Faults(s_private));

        IEnumerable<string> Faults(Method method) => PolicyFaults.Of(new DisclosurePolicy { Method = method }).Select(fault => fault.Rule);
    }

    [Fact]
    public void Partners_who_differ_have_no_strictest_method()
    {
        Assert.Throws<ArgumentException>(() => DisclosurePolicy.Strictest([new(), new() { Method = s_noise }]));
        Assert.Equal(s_noise, DisclosurePolicy.Strictest([new() { Method = s_noise }, new() { Method = s_noise with { } }]).Method);
    }

    [Fact]
    public void Exact_and_private_exclude_each_other_both_ways()
    {
        Assert.NotNull(MethodMix.RefusalOf(s_private, ["suppression"]));
        Assert.NotNull(MethodMix.RefusalOf(Method.Suppression, [s_private.Fingerprint()]));
        Assert.NotNull(MethodMix.RefusalOf(s_noise, ["suppression"]));
        Assert.Null(MethodMix.RefusalOf(s_private, [s_private.Fingerprint(), s_private.Fingerprint()]));
    }

    [Fact]
    public void Noise_with_other_parameters_is_a_second_look()
    {
        var wider = s_noise with { CellKey = new() { Variance = 3 } };
        Assert.NotNull(MethodMix.RefusalOf(wider, [s_noise.Fingerprint()]));
        Assert.Null(MethodMix.RefusalOf(s_noise with { CellKey = new() { AveragingFloor = 0.5m } }, [s_noise.Fingerprint()]));
        // The account of a private release does not depend on the parameters of another.
        Assert.Null(MethodMix.RefusalOf(s_private with { Privacy = new() { Budget = 3, PerRelease = 0.5m } }, [s_private.Fingerprint()]));
    }

    /// <summary>Every method and every measure.</summary>
    [Fact]
    public void What_a_method_protects()
    {
        Method[] ofCounts =
        [
            s_noise, new() { Kind = MethodKind.Midpoint }, new() { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.SmallCounts, 10) },
            new() { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.Controlled, 10) },
        ];
        foreach (var measure in Enum.GetValues<MeasureKind>())
        {
            Assert.True(MethodMeasures.Protects(Method.Suppression, measure));
            Assert.All(ofCounts, method => Assert.Equal(measure == MeasureKind.CountSubjects, MethodMeasures.Protects(method, measure)));
            Assert.Equal(
                measure is MeasureKind.CountSubjects or MeasureKind.Sum or MeasureKind.Mean, MethodMeasures.Protects(s_private, measure));
        }

        Assert.Equal(5, ofCounts.Append(s_private).Append(Method.Suppression).Select(MethodMeasures.Words).Distinct().Count());
    }
}
