using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>What suppression holds back besides the primaries is needed: none of it could be published more.</summary>
public sealed class PruningTests
{
    private static readonly DisclosurePolicy s_policy = new()
    {
        MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false,
    };

    private static readonly TabulationSpec s_spec = new(
        [
            new Variable("area", [
                new Level("area", [.. Enumerable.Range(0, 6).Select(a => new Category($"a{a}", $"d{a / 2}"))]),
                new Level("district", [new Category("d0"), new Category("d1"), new Category("d2")])]),
            Rows.Flat("kind", "x", "y", "z"),
        ],
        [new TableSpec("t", [new Dimension("area", ["area", "district"]), new Dimension("kind", ["kind"])],
            [new MeasureSpec("n", MeasureKind.CountSubjects), new MeasureSpec("income", MeasureKind.Sum, 0)])],
        [new AmountSpec("income")], []);

    [Fact]
    public void Publishing_any_secondary_more_of_skewed_amounts_would_be_unsafe() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Justify));

    [Theory]
    [InlineData(1725244235)]
    [InlineData(1075437271)]
    [InlineData(1760500947)]
    [InlineData(460559426)]
    public void Nothing_stays_back_to_protect_what_is_held_no_more(int seed) => Justify(seed);

    [Fact]
    public void One_cell_goes_where_one_is_enough()
    {
        // One person has 90 of the 104 in a: 6 more must be possible, and b has 10.
        var spec = new TabulationSpec(
            [Rows.Flat("kind", "a", "b", "c", "d") with { Sensitive = false }],
            [new TableSpec("t", [new Dimension("kind", ["kind"])], [new MeasureSpec("x", MeasureKind.Sum, 0)])], [new AmountSpec("x")], []);
        var rows = new Rows(spec).Add(1, "a", [90])
            .Add(1, "a", [6])
            .Add(8, "a", [1])
            .Add(10, "b", [1])
            .Add(20, "c", [20])
            .Add(30, "d", [20]);
        var result = Suppression.Protect(rows.Tabulate(), s_policy);
        Assert.Equal([CellStatus.Primary, CellStatus.Secondary, CellStatus.Published, CellStatus.Published],
            Enumerable.Range(0, 4).Select(c => result.Status(c, BaseMeasure.Sum(0))));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);
    }

    private static void Justify(int seed)
    {
        var result = Suppression.Protect(Fill(new Seeded($"prune-{seed}")).Tabulate(), s_policy);
        var (published, structure) = (result.Publish(), result.Structure());
        Assert.True(Audit.Judge(published, structure, s_policy).IsSafe, $"seed {seed}");
        var secret = structure.Protection.Select(p => result.Tabulation.Cubes.Label(p.Cell)).ToHashSet();
        foreach (var (measure, m) in new[] { (BaseMeasure.Subjects, 0), (BaseMeasure.Sum(0), 1) })
        {
            for (var cell = 0; cell < result.Tabulation.Cubes.CellCount; cell++)
            {
                if (result.Status(cell, measure) != CellStatus.Secondary) continue;
                var value = m == 0 ? result.Tabulation[cell].Subjects.All : (long)result.Tabulation[cell].Amounts[0].Total;
                var verdict = Audit.Judge(Opened(published, cell, m, value), structure, s_policy);
                // That a cell could be derived which needs no protection is no reason; that a few would be told apart is.
                var isUnsafe = verdict.Kind != VerdictKind.Safe && (verdict.Obstacles.Count > 0
                    || verdict.Disclosures.Any(d => d.Test != "exact" || secret.Contains(d.Cell)));
                Assert.True(isUnsafe || TellsFewApart(result, measure, cell), $"seed {seed}: {cell} {measure}");
            }
        }
    }

    private static Rows Fill(Seeded chance)
    {
        var rows = new Rows(s_spec);
        for (var subject = 0; subject < 220; subject++)
        {
            var (u, v) = (chance.Fraction(), chance.Fraction());
            var income = 1 + chance.Below(40) + (chance.Below(15) == 0 ? chance.Below(2000) : 0);
            rows.AddRow(subject, $"a{(int)(u * u * 6)} {"xyz"[(int)(v * v * 3)]}", [income]);
        }

        return rows;
    }

    private static bool TellsFewApart(ProtectedTabulation result, BaseMeasure measure, int opened)
    {
        var units = FewApart.Units(result.Tabulation);
        var published = units.Where((_, c) => result.Status(c, measure) == CellStatus.Published).ToList();
        int[][] more = [.. published, units[opened]];
        return FewApart.Follow(result.Tabulation, units, published, more, s_policy.MinimumFrequency)
            || FewApart.Supports(result.Tabulation, more, s_policy.MinimumFrequency).Any();
    }

    private static PublishedTables Opened(PublishedTables published, int cell, int measure, decimal value)
    {
        var table = published.Tables[0];
        var cells = table.Cells.ToList();
        var values = cells[cell].Values.ToList();
        values[measure] = new PublishedValue(value, "A", "F");
        cells[cell] = cells[cell] with { Values = values };
        return new PublishedTables([table with { Cells = cells }]);
    }
}
