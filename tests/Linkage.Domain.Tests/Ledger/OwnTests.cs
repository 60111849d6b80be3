using Linkage.Domain.Chance;
using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>What the ledger asks of a result by itself, with its own code, beside what suppression has protected.</summary>
public sealed class OwnTests : IDisposable
{
    private const int T = 10;

    private static readonly DisclosurePolicy s_lenient =
        new() { MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false };

    private static readonly TabulationSpec s_twoAmounts = new(
        [Rows.Flat("area", "a", "b", "c")],
        [
            new TableSpec("incomes", [new Dimension("area", ["area"])], [new MeasureSpec("income", MeasureKind.Sum, 0)]),
            new TableSpec(
                "others", [new Dimension("area", ["area"])],
                [new MeasureSpec("other", MeasureKind.Sum, 1), new MeasureSpec("third", MeasureKind.Sum, 2)]),
        ],
        [new AmountSpec("income", 2), new AmountSpec("other", 2), new AmountSpec("third", 2)], []);

    private readonly LedgerKey _key = LedgerKey.Create();

    public void Dispose() => _key.Dispose();

    /// <summary>Three people's and four people's incomes are hidden; those of all less those of the rest are of seven.</summary>
    [Theory]
    [InlineData(3, 4, false)]
    [InlineData(5, 5, true)]
    public void What_is_left_of_a_sum_is_not_of_few(int one, int other, bool isSafe)
    {
        var people = Releases.People(0, 100).Select(person => (person, Amount: 1_000L + person)).ToList();
        var verdict = new Releases { IsAudited = true }
            .Sum(null, "all", people)
            .Sum(null, "first", people.Skip(one + other).Take(50))
            .Sum(null, "second", people.Skip(one + other + 50))
            .Sum(null, "hidden", people.Take(one), CellShowing.Protected)
            .Sum(null, "hidden too", people.Skip(one).Take(other), CellShowing.Withheld)
            .Judge(T);
        Assert.Equal(isSafe, verdict.IsSafe);
        if (!isSafe) Assert.Equal((DifferencingTest.Linear, one + other), (verdict.Findings[0].Test, verdict.Findings[0].Subjects));
    }

    [Fact]
    public void Whoever_has_nothing_is_counted_and_whoever_is_there_twice_is_counted_once()
    {
        var nothing = Releases.People(0, 20).Select(person => (person, Amount: person < 14 ? 0L : 500L)).ToList();
        Assert.True(new Releases { IsAudited = true }.Sum(null, "all", nothing).Sum(null, "some", nothing.Take(8)).Judge(6).IsSafe);

        // Of 60 people 52 are in both places with the same amount; the places differ in the other eight.
        var people = Releases.People(0, 60).Select(person => (person, Amount: 100L + person)).ToList();
        Assert.False(new Releases { IsAudited = true }.Sum(null, "here", people).Sum(null, "there", people.Skip(8)).Judge(T).IsSafe);
    }

    /// <summary>Of 200 people so many have something, or have nothing; of the other 200 half do.</summary>
    [Theory]
    [InlineData(7, 1, false)]
    [InlineData(7, 900, false)]
    [InlineData(193, 1, false)]
    [InlineData(11, 1, true)]
    [InlineData(11, 900, true)]
    [InlineData(189, 1, true)]
    public void What_is_left_of_those_who_have_something_is_not_few(int having, long each, bool isSafe)
    {
        var people = Releases.People(0, 400)
            .Select(person => (person, Amount: person < 200 ? person < having ? each : 0 : person % 2 * each)).ToList();
        var verdict = new Releases { IsAudited = true }
            .Sum(null, "all", people).Sum(null, "others", people.Skip(200))
            .Add(null, "number of all", BaseKind.Valid, people.Select(one => (one.person, 1L)))
            .Add(null, "number of others", BaseKind.Valid, people.Skip(200).Select(one => (one.person, 1L)))
            .Sum(null, "hidden", people.Take(100), CellShowing.Protected)
            .Sum(null, "hidden too", people.Skip(100).Take(100), CellShowing.Withheld)
            .Judge(T);
        Assert.Equal(isSafe, verdict.IsSafe);
        if (!isSafe) Assert.Equal(Math.Min(having, 200 - having), verdict.Findings[0].Subjects);
    }

    /// <summary>Of forty people so many have something, one each; in another area half do.</summary>
    [Theory]
    [InlineData(33, false)]
    [InlineData(30, true)]
    [InlineData(40, true)]
    public void People_less_those_who_have_something_are_not_few(int having, bool isSafe)
    {
        var spec = new TabulationSpec(
            [Rows.Flat("area", "a", "b")],
            [new TableSpec("t", [new Dimension("area", ["area"])],
                [new MeasureSpec("people", MeasureKind.CountSubjects), new MeasureSpec("having", MeasureKind.Sum, 0)])],
            [new AmountSpec("some")], []);
        var rows = new Rows(spec).Add(having, "a", [1]).Add(40 - having, "a", [0]).Add(20, "b", [1]).Add(20, "b", [0]);
        var made = Suppression.Protect(rows.Tabulate(), s_lenient with { MinimumFrequency = 1, PPercent = null });
        Assert.All(made.Publish().Tables[0].Cells.SelectMany(cell => cell.Values), value => Assert.NotNull(value.Value));
        var release = LedgerRelease.Of(null, made.Publish(), made.Structure(), rows.Record(_key));
        Assert.Equal(isSafe, Judge(release, s_lenient with { MinimumFrequency = T }).IsSafe);
    }

    [Fact]
    public void A_partner_takes_its_own_away_first()
    {
        var people = Releases.People(0, 60).Select(person => (person, Amount: 100L + person)).ToList();
        Assert.True(Judge(perPartner: false).IsSafe);
        Assert.Equal(1UL, Assert.Single(Judge(perPartner: true).Findings).Known);

        // Twelve people between the two sums, three of whom the partner knows.
        DifferencingVerdict Judge(bool perPartner) => new Releases { IsAudited = true, Partners = 1, KnownTo = person => person < 3 ? 1UL : 0 }
            .Sum(null, "all", people).Sum(null, "most", people.Skip(12)).Judge(T, perPartner);
    }

    /// <summary>
    /// Random tables without people in several places: what suppression protects the ledger finds protected, reader by reader.
    /// </summary>
    [Fact]
    public void What_suppression_leaves_passes()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var rows = RandomTables.Fill(RandomTables.Spec(seed % 2 == 0), $"own-{seed}", 100 + seed % 4 * 40);
            var (tabulation, record) = (rows.Tabulate(), rows.Record(_key));
            foreach (var policy in new[] { s_lenient, s_lenient with { MinimumFrequency = 8 }, new DisclosurePolicy { MinimumFrequency = 8 } })
            {
                var made = Suppression.Protect(tabulation, policy);
                var verdict = Judge(LedgerRelease.Of(null, made.Publish(), made.Structure(), record), policy);
                Assert.True(verdict.IsSafe, $"seed {seed}, t = {policy.MinimumFrequency}: {verdict.Sentence}");
            }
        }
    }

    /// <summary>
    /// Rows less people say how many rows more those have who have several: nowhere are these few, and the ledger finds the same of what
    /// suppression leaves.
    /// </summary>
    [Fact]
    public void Rows_beside_people_do_not_tell_of_few_who_have_several()
    {
        string[] areas = ["a", "b", "c", "d", "e", "f"];
        var spec = new TabulationSpec(
            [Rows.Flat("area", areas) with { Sensitive = false }],
            [new TableSpec("t", [new Dimension("area", ["area"])],
                [new MeasureSpec("people", MeasureKind.CountSubjects), new MeasureSpec("rows", MeasureKind.CountRows)])],
            [], []);
        var both = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var (chance, rows) = (new Seeded($"several-{seed}"), new Rows(spec));
            for (var (person, area) = (0, 0); area < areas.Length; area++)
            {
                var (people, several) = (20 + chance.Below(20), chance.Below(16));
                for (var last = person + people; person < last; person++)
                    for (var row = 0; row <= (last - person <= several ? 1 + person % 3 : 0); row++) rows.AddRow(person, areas[area]);
            }

            var tabulation = rows.Tabulate();
            var made = Suppression.Protect(tabulation, s_lenient with { MinimumFrequency = 8 });
            var cells = made.Publish().Tables[0].Cells;
            for (var cell = 0; cell < cells.Count; cell++)
            {
                if (cells[cell].Values.Any(value => value.Value is null)) continue;
                Assert.True(tabulation[cell].Several.All is 0 or >= 8, $"seed {seed}: {tabulation[cell].Several.All}");
                if (tabulation[cell].Several.All > 0) both++;
            }

            var release = LedgerRelease.Of(null, made.Publish(), made.Structure(), rows.Record(_key));
            var verdict = Judge(release, s_lenient with { MinimumFrequency = 8 });
            Assert.True(verdict.IsSafe, $"seed {seed}: {verdict.Sentence}");
        }

        Assert.True(both > 0);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Rows_less_people_are_not_of_few(int several, bool isSafe)
    {
        var verdict = new Releases { IsAudited = true }
            .Count(null, "people", Releases.People(0, 100))
            .Add(null, "rows", BaseKind.Rows, Releases.People(0, 100).Select(person => (person, person < several ? 5L : 1L)))
            .Judge(T);
        Assert.Equal(isSafe, verdict.IsSafe);
        if (!isSafe) Assert.Equal(several, verdict.Findings[0].Subjects);
    }

    /// <summary>In each of three areas forty people have an amount that is so many times another; some have a little more.</summary>
    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 1, false)]
    [InlineData(1, 9, false)]
    [InlineData(1, 10, true)]
    [InlineData(3, 9, false)]
    [InlineData(-2, 9, false)]
    public void What_one_amount_is_more_than_another_is_not_of_few(int times, int others, bool isSafe) => Assert.Equal(isSafe, Judge(
        (person, income) => [income, times * income + (person < others ? 7 + person : 0), Unrelated(person)]).IsSafe);

    [Theory]
    [InlineData(0, true)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void What_an_amount_is_more_than_two_others_together_is_not_of_few(int others, bool isSafe) => Assert.Equal(isSafe, Judge(
        (person, income) => [income, Unrelated(person), income + Unrelated(person) + (person < others ? 7 + person : 0)]).IsSafe);

    /// <summary>Nearly all have more in the second amount, but in one of the areas only few.</summary>
    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void An_amount_that_is_another_in_one_place_alone_is_seen(int others, bool isSafe)
    {
        var rows = new Rows(s_twoAmounts);
        for (var person = 0; person < 160; person++)
        {
            var (income, more) = (2_000 + 13 * person, person < others || person >= 40 ? 7 + person * person : 0);
            rows.Add(1, person < 40 ? "a" : person < 100 ? "b" : "c", [income, income + more, Unrelated(person)]);
        }

        Assert.Equal(isSafe, Judge(rows).IsSafe);
    }

    /// <summary>Twelve have more in the second amount, and one of them nearly all of it.</summary>
    [Fact]
    public void Nobody_dominates_what_one_amount_is_more_than_another()
    {
        var verdict = Judge((person, income) => [income, income + (person == 0 ? 1_000_000 : person < 12 ? 5 : 0), Unrelated(person)]);
        Assert.Equal(DifferencingTest.Amount, Assert.Single(verdict.Findings).Test);
        Assert.Equal(
            "this result's (incomes[a] sum of income − others[a] sum of other) is an amount that one contributor dominates.",
            verdict.Sentence);
    }

    private static long Unrelated(int person) => 1 + person * person % 97;

    private DifferencingVerdict Judge(Func<int, long, long?[]> amounts)
    {
        var rows = new Rows(s_twoAmounts);
        foreach (var area in new[] { "a", "b", "c" })
            for (var person = 0; person < 40; person++) rows.Add(1, area, amounts(person, 2_000 + 13 * person));
        return Judge(rows);
    }

    private DifferencingVerdict Judge(Rows rows)
    {
        var policy = s_lenient with { MinimumFrequency = 1, PPercent = null };
        var made = Suppression.Protect(rows.Tabulate(), policy);
        return Judge(LedgerRelease.Of(null, made.Publish(), made.Structure(), rows.Record(_key)), s_lenient with { MinimumFrequency = T });
    }

    private static DifferencingVerdict Judge(LedgerRelease release, DisclosurePolicy policy) =>
        Differencing.Judge(ReleaseHistory.Of([release], new()).Value, policy, new());
}
