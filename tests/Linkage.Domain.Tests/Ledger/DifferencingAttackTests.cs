using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Tables;
using static Linkage.Domain.Tests.Ledger.Releases;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>The attacks on several releases that must be withstood, each beside a neighbour that is harmless.</summary>
public sealed class DifferencingAttackTests
{
    [Fact]
    public void Two_tables_that_differ_in_one_person_are_refused_and_the_formula_is_said()
    {
        var verdict = new Releases().Count("release 7", "total", People(0, 100)).Count(null, "men", People(0, 99)).Judge();
        var finding = Assert.Single(verdict.Findings);
        Assert.Equal(DifferencingTest.Pair, finding.Test);
        Assert.Equal(1, finding.Subjects);
        Assert.Equal("release 7 total − this result's men speaks of fewer subjects than the minimum frequency.", finding.Sentence);
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    [InlineData(100, true)]
    public void A_difference_is_safe_from_the_minimum_frequency_on_and_when_there_is_none(int men, bool safe) =>
        Assert.Equal(safe, new Releases().Count("release 1", "total", People(0, 100)).Count(null, "men", People(0, men)).Judge().IsSafe);

    [Fact]
    public void A_first_release_and_one_over_other_people_tell_nothing_of_few_by_themselves()
    {
        Assert.False(new Releases { IsAudited = true }.Count(null, "a", People(0, 100)).Count(null, "b", People(0, 99)).Judge().IsSafe);
        Assert.True(new Releases { IsAudited = true }.Count(null, "a", People(0, 100)).Count(null, "b", People(0, 90)).Judge().IsSafe);
        Assert.True(
            new Releases { IsAudited = true }.Count("release 1", "a", People(0, 100)).Count(null, "b", People(100, 200)).Judge().IsSafe);
    }

    [Theory]
    [InlineData(BaseKind.Rows)]
    [InlineData(BaseKind.Valid)]
    [InlineData(BaseKind.Sum)]
    public void A_count_beside_another_measure_that_says_the_same_is_seen_through(BaseKind measure) =>
        Assert.False(new Releases().Count("release 1", "total", People(0, 100))
            .Add(null, "total", measure, People(0, 98).Select(one => (one, 1L))).Judge().IsSafe);

    [Fact]
    public void The_same_question_after_a_reupload_with_one_person_less_is_refused()
    {
        var verdict = new Releases().Sum("release 1", "income", Incomes(0, 50)).Sum(null, "income", Incomes(0, 49)).Judge();
        Assert.Equal(DifferencingTest.Pair, verdict.Findings[0].Test);
    }

    [Fact]
    public void The_same_question_after_a_reupload_with_amounts_changed_is_refused_while_they_are_few()
    {
        Assert.Equal(1, Changed(1).Findings[0].Subjects);
        Assert.Equal(9, Changed(9).Findings[0].Subjects);
        Assert.True(Changed(10).IsSafe);
        Assert.True(Changed(0).IsSafe);

        static DifferencingVerdict Changed(int few) => new Releases().Sum("release 1", "income", Incomes(0, 50))
            .Sum(null, "income", Incomes(0, 50).Select(one => one.Subject < few ? (one.Subject, one.Amount + 7) : one)).Judge();
    }

    [Fact]
    public void A_person_whose_amount_is_zero_is_seen_to_be_missing() =>
        Assert.False(
            new Releases().Sum("release 1", "debt", Incomes(0, 50).Append((77, 0L))).Sum(null, "debt", Incomes(0, 50)).Judge().IsSafe);

    [Fact]
    public void A_multiple_of_an_amount_beside_the_amount_is_seen_through() =>
        Assert.False(new Releases().Sum("release 1", "yearly", Incomes(0, 50).Select(one => (one.Subject, 12 * one.Amount)))
            .Sum(null, "monthly", Incomes(0, 49)).Judge().IsSafe);

    [Fact]
    public void The_ones_of_a_share_beside_a_count_of_those_that_have_it_are_seen_through() =>
        Assert.False(new Releases().Sum("release 1", "poor", People(0, 60).Select(one => (one, one < 30 ? 1L : 0L)))
            .Count(null, "count of the poor", People(0, 29)).Judge().IsSafe);

    [Fact]
    public void Overlapping_filters_of_three_releases_are_refused_though_no_two_differ_in_few()
    {
        // a ∪ b ∪ {one} = total, and no two of them are near each other.
        var verdict = new Releases().Count("release 1", "total", People(0, 101)).Count("release 2", "young", People(0, 50))
            .Count(null, "old", People(50, 100)).Judge();
        Assert.Equal(DifferencingTest.Linear, verdict.Findings[0].Test);
        Assert.Equal(["1", "-1", "-1"], verdict.Findings[0].Terms.Select(term => $"{term.Coefficient}"));
    }

    [Fact]
    public void Coefficients_of_two_and_minus_three_over_five_releases_are_found()
    {
        // 2·(P + R + S) − 3·(P + Q) with parts that the other cells give away leaves 2·{one} alone.
        var (p, q, r) = (People(0, 30), People(30, 60), People(60, 90));
        var releases = new Releases()
            .Add("release 1", "p twice, q thrice", BaseKind.Rows, p.Select(one => (one, 1L)).Concat(q.Select(one => (one, 1L))))
            .Count("release 2", "q and r", q.Concat(r))
            .Count("release 3", "r and p", r.Concat(p))
            .Count("release 4", "p and others", p.Concat(People(90, 120)))
            .Count(null, "others and one", People(90, 121));
        var finding = releases.Judge().Findings[0];
        // ½(PQ + RP − QR) = P, so 2·(others and one) − 2·(p and others) + PQ + RP − QR = 2·{one}.
        Assert.Equal(DifferencingTest.Linear, finding.Test);
        Assert.Equal([-2, -1, 1, 1, 2], finding.Terms.Select(term => term.Coefficient * Sign(finding)).Order());
        Assert.Equal(1, finding.Subjects);

        static int Sign(DifferencingFinding finding) => finding.Terms.Single(term => term.Cell.IsCandidate).Coefficient > 0 ? 1 : -1;
    }

    [Fact]
    public void Age_bands_that_shift_by_a_year_are_refused_when_few_are_of_that_age()
    {
        // Ages 0…99 with three people of each; bands of ten years, then the same bands a year later.
        static IEnumerable<int> Aged(int from, int to) => People(3 * Math.Max(0, from), 3 * Math.Min(100, to));
        var releases = new Releases();
        for (var age = 0; age < 100; age += 10) releases.Count("release 1", $"{age}-{age + 9}", Aged(age, age + 10));
        for (var age = -9; age < 100; age += 10) releases.Count(null, $"{age}-{age + 9}", Aged(age, age + 10));
        Assert.False(releases.Judge().IsSafe);
    }

    [Fact]
    public void A_hierarchy_changed_between_releases_is_refused_when_few_moved()
    {
        var verdict = new Releases().Count("release 1", "north", People(0, 50)).Count("release 1", "south", People(50, 100))
            .Count(null, "north", People(0, 46)).Count(null, "south", People(46, 100)).Judge();
        Assert.Equal(4, verdict.Findings[0].Subjects);
    }

    [Fact]
    public void Two_hundred_small_releases_that_are_safe_one_by_one_end_in_a_refusal()
    {
        var releases = new Releases();
        for (var part = 0; part < 199; part++) releases.Count($"release {part}", "part", People(part * 11, part * 11 + 11));
        Assert.True(new Releases().Count("release 1", "part", People(0, 11)).Count(null, "all", People(0, 199 * 11 + 4)).Judge().IsSafe);
        var finding = Assert.Single(releases.Count(null, "all", People(0, 199 * 11 + 4)).Judge().Findings);
        Assert.Equal((200, 4), (finding.Terms.Count, finding.Subjects));
    }

    [Fact]
    public void Two_hundred_overlapping_releases_that_never_come_down_to_few_are_released()
    {
        var releases = new Releases();
        for (var window = 0; window < 199; window++) releases.Count($"release {window}", "window", People(window * 11, window * 11 + 20));
        Assert.True(releases.Count(null, "all", People(0, 199 * 11 + 4)).Judge().IsSafe);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Age_bands_that_overlap_in_one_result_are_refused_when_few_are_of_the_age_between(int few, bool safe)
    {
        var releases = new Releases().Count(null, "under 20", People(0, 100)).Count(null, "20 and older", People(100, 300))
            .Count(null, "under 21", People(0, 100 + few)).Count(null, "21 and older", People(100 + few, 300));
        Assert.Equal(safe, releases.Judge().IsSafe);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    public void Two_tables_of_one_result_that_are_nearly_the_same_people_are_refused_whatever_they_are_split_by(int few, bool safe) =>
        // An age in one register, a year of birth in the other: no field in common.
        Assert.Equal(safe, new Releases { IsAudited = true }.In("by age").Count(null, "under 20", People(0, 100))
            .In("by year").Count(null, "born since 2003", People(few, 100)).Judge().IsSafe);

    [Fact]
    public void A_share_beside_a_table_that_holds_nearly_its_numerator_is_refused()
    {
        // 40 below 1,000 by the share; 42 below 1,001 by the band.
        var shares = People(0, 100).Select(one => (one, one < 40 ? 1L : 0L));
        Releases Bands(int below) => new Releases().Add(null, "share: ones", BaseKind.Sum, shares)
            .Add(null, "share: rows", BaseKind.Valid, People(0, 100).Select(one => (one, 1L)))
            .Count(null, "below", People(0, below)).Count(null, "not below", People(below, 100));
        Assert.False(Bands(42).Judge().IsSafe);
        Assert.True(Bands(40).Judge().IsSafe);
        Assert.True(Bands(55).Judge().IsSafe);
    }

    [Fact]
    public void A_mean_beside_its_own_sum_of_nearly_the_same_people_is_refused()
    {
        // Whoever has a mean and its count has the sum.
        var mean = new Releases().Sum("release 1", "mean: sum", Incomes(0, 60))
            .Add("release 1", "mean: rows", BaseKind.Valid, People(0, 60).Select(one => (one, 1L)));
        Assert.False(mean.Sum(null, "sum", Incomes(0, 57)).Judge().IsSafe);
    }

    [Fact]
    public void The_complement_of_a_group_is_refused_beside_the_whole() => Assert.False(
        new Releases().Count("release 1", "all", People(0, 200)).Count(null, "not of the sect", People(6, 200)).Judge().IsSafe);

    [Fact]
    public void An_amount_hidden_in_a_sum_with_another_is_found()
    {
        // 2 × income + debt over all, less twice the incomes and the debts of all but one.
        static long Debt(int subject) => 300 + 13L * subject;
        var releases = new Releases().Sum(
            "release 1", "mixed", Incomes(0, 50).Select(one => (one.Subject, 2 * one.Amount + Debt(one.Subject))))
            .Sum("release 2", "income", Incomes(0, 49)).Sum(null, "debt", People(0, 49).Select(one => (one, Debt(one))));
        Assert.Equal([-2, -1, 1], releases.Judge().Findings[0].Terms.Select(term => term.Coefficient).Order());
    }

    private static IEnumerable<(int Subject, long Amount)> Incomes(int from, int to) =>
        People(from, to).Select(one => (one, 1000L + 17 * one));
}
