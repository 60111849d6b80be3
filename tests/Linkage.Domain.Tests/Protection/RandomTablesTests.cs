using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Tests.Protection;

public sealed class RandomTablesTests
{
    private static readonly DisclosurePolicy s_lenient =
        new() { MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false };

    [Fact]
    public void The_audit_finds_what_suppression_leaves_safe() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Seeds(), seed =>
        {
            foreach (var policy in new[] { s_lenient, new DisclosurePolicy { MinimumFrequency = 3 } })
            {
                var result = Suppression.Protect(RandomTables.Fill(RandomTables.Spec(true), seed, 150, 10).Tabulate(), policy);
                var verdict = Audit.Judge(result.Publish(), result.Structure(), policy);
                Assert.True(
                    verdict.IsSafe,
                    $"seed {seed}: {verdict.Kind} {string.Join("; ", verdict.Disclosures)} {string.Join("; ", verdict.Obstacles)}");
            }
        }));

    [Fact]
    public void No_primary_is_in_the_rational_span_of_anybody_and_any_secondary_more_would_put_one_there() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(Seeds(), Justify));

    [Fact]
    public void A_secondary_may_also_be_there_for_a_small_difference_that_others_would_give() => Justify("tables-1445105597");

    [Fact]
    public void The_order_of_subjects_and_repetition_change_no_byte() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(Seeds(), seed =>
        {
            var rows = RandomTables.Fill(RandomTables.Spec(true), seed, 150, 8);
            var policy = new DisclosurePolicy { MinimumFrequency = 3 };
            var once = Suppression.Protect(rows.Tabulate(), policy);
            var again = Suppression.Protect(rows.Reversed().Tabulate(), policy);
            Assert.Equal(once.Publish().ToJson(), again.Publish().ToJson());
        }));

    /// <summary>Readers and partners, counts of subjects, amounts, and the ones of a share: of whom a sum tells is nobody or enough.</summary>
    [Fact]
    public void No_sum_speaks_of_a_few_whoever_adds_up() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(Seeds(), seed =>
        {
            var tabulation = RandomTables.Fill(RandomTables.Spec(), seed, 120).Tabulate();
            foreach (var perPartner in new[] { false, true })
            {
                var result = Suppression.Protect(tabulation, new DisclosurePolicy { MinimumFrequency = 3, PerPartner = perPartner });
                foreach (var measure in result.Measures)
                    foreach (var known in perPartner ? new ulong[] { 0, 1, 2 } : [0])
                    {
                        int[][] published =
                            [.. Columns(tabulation, measure, result).Where(c => c.Status == CellStatus.Published).Select(c => c.Rows)];
                        long[] people = [.. tabulation.UnitFacts.Select(facts => CountOf(facts, measure).Outside(known))];
                        Assert.True(!FewApart.Supports(people, published, 3).Any(), $"{seed} {measure.Kind} {measure.Amount} {known}");
                    }
            }
        }));

    private static ContributorCount CountOf(CellFacts facts, BaseMeasure measure) => measure.Kind switch
    {
        BaseKind.Sum => facts.Amounts[measure.Amount].Nonzero,
        BaseKind.Valid => facts.Amounts[measure.Amount].Contributors,
        _ => facts.Subjects,
    };

    private static void Justify(string seed)
    {
        var tabulation = RandomTables.Fill(RandomTables.Spec(), seed, 120).Tabulate();
        var result = Suppression.Protect(tabulation, s_lenient);
        var columns = Columns(tabulation, BaseMeasure.Subjects, result);
        // What makes an interval wide enough is kept from derivation as a primary is, and said to be there for that.
        var held = result.Held.Where(h => h.Measure == BaseMeasure.Subjects).Select(h => h.Cell).ToHashSet();
        int[][] primaries = [.. columns.Where(c => c.Status == CellStatus.Primary || held.Contains(c.Cell)).Select(c => c.Rows)];
        int[][] published = [.. columns.Where(c => c.Status == CellStatus.Published).Select(c => c.Rows)];
        Assert.False(Derives(tabulation, result, published, primaries), seed);
        Assert.Empty(FewApart.Supports(tabulation, published, s_lenient.MinimumFrequency));
        foreach (var secondary in columns.Where(c => c.Status == CellStatus.Secondary && !held.Contains(c.Cell)))
        {
            int[][] more = [.. published, secondary.Rows];
            Assert.True(
                Derives(tabulation, result, more, primaries) || FewApart.Supports(tabulation, more, s_lenient.MinimumFrequency).Any()
                || FewApart.Follow(tabulation, [.. columns.Select(c => c.Rows)], published, more, s_lenient.MinimumFrequency),
                $"{seed}: {secondary.Cell}");
        }
    }

    private static Arbitrary<string> Seeds() => Gen.Choose(0, int.MaxValue).Select(i => $"tables-{i}").ToArbitrary();

    /// <summary>Whether an outsider derives a primary or a unit of one person, or such a person anything of others.</summary>
    private static bool Derives(
        Tabulation tabulation, ProtectedTabulation result, IEnumerable<int[]> published, IEnumerable<int[]> primaries)
    {
        var columns = published.ToList();
        int[] alone = [.. result.Structure().Insiders.Where(i => i.Measure == BaseMeasure.Subjects).SelectMany(i => i.Rows)];
        var secrets = primaries.Concat(alone.Select(u => new[] { u })).ToList();
        return FewApart.Any(tabulation, columns, s_lenient.MinimumFrequency)
            || FewApart.SpanOf(tabulation, columns) is var outsider
            && secrets.Any(outsider.Contains)
            || alone.Any(
                u => FewApart.SpanOf(tabulation, columns.Append([u])) is var insider && secrets.Any(s => !s.SequenceEqual([u]) && insider.Contains(s)));
    }

    private static List<(CellStatus Status, int[] Rows, int Cell)> Columns(
        Tabulation tabulation, BaseMeasure measure, ProtectedTabulation result)
    {
        var rows = FewApart.Units(tabulation);
        return [.. Enumerable.Range(0, rows.Length).Where(c => result.Measures.Contains(measure))
            .Select(c => (result.Status(c, measure), rows[c], c)).Where(c => c.Item1 != CellStatus.NotShown)];
    }
}
