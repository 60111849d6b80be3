using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Results that others published for data that anybody can type over.</summary>
public sealed class LiteratureTests
{
    /// <summary>
    /// GaussSuppression (Statistics Norway), vignette "Small count frequency table suppression", first example: example1 of 2014 by age and
    /// country, maxN = 1, zeros suppressed too. The rectangle of young and old, Iceland and Portugal is hidden.
    /// </summary>
    [Fact]
    public void The_first_example_of_GaussSuppression_hides_the_same_four_cells()
    {
        var spec = new TabulationSpec(
            [Rows.Flat("age", "young", "old"), Rows.Flat("geo", "Spain", "Iceland", "Portugal")],
            [new TableSpec("t", [new Dimension("age", ["age"]), new Dimension("geo", ["geo"])], [new MeasureSpec("freq", MeasureKind.CountSubjects)])],
            [], []);
        var rows = new Rows(spec).Add(5, "young Spain")
            .Add(2, "young Iceland")
            .Add(6, "old Spain")
            .Add(3, "old Iceland")
            .Add(4, "old Portugal");
        var policy = new DisclosurePolicy { MinimumFrequency = 2, GroupDisclosurePercent = null, Zeros = ZeroRule.Disclosive };
        var result = Suppression.Protect(rows.Tabulate(), policy);
        var hidden = result.Publish().Tables[0].Cells.Where(c => c.Values[0].Status == "Q").ToList();
        Assert.Equal(["young Iceland", "young Portugal", "old Iceland", "old Portugal"], hidden.Select(c => string.Join(' ', c.Codes)));
        Assert.All(hidden, cell => Assert.Equal(PublishedValue.Suppressed, cell.Values[0]));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), policy).IsSafe);
    }

    /// <summary>
    /// GaussSuppression, test-GaussSuppressionFromData.R, first test: z1 of SSBtools by region and main income, maxN = 3. Of the cells in
    /// its order those numbered 12, 13, 22, 23, 42 and 43 are suppressed: "annet" and "arbeid" of the regions B, D and H.
    /// </summary>
    [Fact]
    public void The_first_test_of_GaussSuppression_hides_the_same_six_cells_of_z1()
    {
        string[] regions = ["A", "B", "C", "D", "E", "F", "G", "H"], incomes = ["annet", "arbeid", "soshjelp", "trygd"];
        int[][] counts =
        [
            [11, 7, 5, 13, 9, 12, 6, 9], [11, 1, 8, 2, 14, 9, 4, 3], [55, 29, 35, 17, 63, 24, 22, 38], [36, 18, 25, 13, 52, 22, 8, 15],
        ];
        var spec = new TabulationSpec(
            [Rows.Flat("region", regions) with { Sensitive = false }, Rows.Flat("income", incomes) with { Sensitive = false }],
            [new TableSpec("t", [new Dimension("region", ["region"]), new Dimension("income", ["income"])],
                [new MeasureSpec("n", MeasureKind.CountSubjects)])],
            [], []);
        var rows = new Rows(spec);
        for (var income = 0; income < incomes.Length; income++)
            for (var region = 0; region < regions.Length; region++)
                rows.Add(counts[income][region], $"{regions[region]} {incomes[income]}");
        var policy = s_open with { MinimumFrequency = 4 };
        // "Annet" and "trygd" of D are both 13: which of the two is given up first is nobody's rule, and is said here.
        var rather = new CellChoice("t", new Dictionary<string, string> { ["region"] = "D", ["income"] = "trygd" }, 14);
        var result = Suppression.Protect(rows.Tabulate(), policy, new Wishes { Weights = [rather] });
        var hidden = result.Publish().Tables[0].Cells.Where(c => c.Values[0].Status == "Q").Select(c => string.Join(' ', c.Codes));
        Assert.Equal(["B annet", "B arbeid", "D annet", "D arbeid", "H annet", "H arbeid"], hidden);
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), policy).IsSafe);
    }

    private static readonly DisclosurePolicy s_open = new()
    {
        MinimumFrequency = 1, PPercent = null, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false,
    };

    private static readonly TabulationSpec s_turnover = new(
        [Rows.Flat("cell", "v1", "v2", "v3", "v4", "v5", "v6", "v7") with { Sensitive = false }],
        [new TableSpec("t", [new Dimension("cell", ["cell"])], [new MeasureSpec("x", MeasureKind.Sum, 0)])],
        [new AmountSpec("x")], [], Holdings: true);

    /// <summary>
    /// GaussSuppression, test-DominanceRule.R: seven cells and the share of the two largest, first by entry, then by the holding that
    /// several entries belong to. Weights are left out: there they count as so many contributors, here they multiply the contribution.
    /// </summary>
    [Theory]
    [InlineData(false, "100 100 100 100 90 80 80")]
    [InlineData(true, "100 100 100 100 90 100 90")]
    public void The_two_largest_of_the_cells_of_the_DominanceRule_test(bool byHolding, string expected)
    {
        int[][] cells = [[100], [90, 10], [80, 20], [70, 30], [80, 10, 10], [70, 10, 10, 10], [60, 20, 10, 10]];
        const string holders = "A" + "CB" + "AC" + "CC" + "CBA" + "ABAA" + "CABA";
        var (rows, entry) = (new Rows(s_turnover), 0);
        for (var cell = 0; cell < cells.Length; cell++)
            foreach (var amount in cells[cell])
                rows.AddRow(entry, $"v{cell + 1}", [amount], holding: byHolding ? holders[entry++] : entry++);
        var rules = new PrimaryRules(rows.Tabulate(), s_open with { Dominance = [new(2, 98)] });
        var found = Enumerable.Range(0, cells.Length).Select(cell => rules.Judge(cell).Single(one => one.Rule == Rule.Dominance)).ToList();
        Assert.Equal(expected, string.Join(' ', found.Select(one => (int)(98 - one.Margin))));
        Assert.All(found, one => Assert.Equal(one.Margin < 0, one.IsUnsafe));
    }

    /// <summary>
    /// sdcTable, test-primarySuppression.r: of microdata1 by region and gender the frequency rule finds region A's women, and the (2,75),
    /// the
    /// 70 % and the (60,80) rules find them and region D's men, one of whom has 280 of 366. Contributions beyond the two largest of a cell
    /// are made even, which no rule sees.
    /// </summary>
    [Fact]
    public void The_rules_of_sdcTable_find_its_cells_of_microdata1()
    {
        var tabulation = Examples.Microdata1().Tabulate();
        Assert.Equal(["A female"], Unsafe(s_open with { MinimumFrequency = 3 }, Rule.MinimumFrequency));
        Assert.Equal(["A female", "D male"], Unsafe(s_open with { Dominance = [new(2, 75)] }, Rule.Dominance));
        Assert.Equal(["A female", "D male"], Unsafe(s_open with { PPercent = 70 }, Rule.PPercent));
        Assert.Equal(["A female", "D male"], Unsafe(s_open with { Pq = new(60, 80) }, Rule.Pq));

        IEnumerable<string> Unsafe(DisclosurePolicy policy, Rule rule)
        {
            var (rules, cells) = (new PrimaryRules(tabulation, policy), Suppression.Protect(tabulation, s_open).Publish().Tables[0].Cells);
            return cells.Where((_, c) => rules.Judge(c).Any(f => f.Rule == rule && f.IsUnsafe))
                .Select(cell => string.Join(' ', cell.Codes));
        }
    }

    /// <summary>
    /// sdcTable, test-protectTable.r: with region A's women primary, its exact method hides region A's men and both cells of region C, as
    /// its HITAS and its hypercube do.
    /// </summary>
    [Fact]
    public void The_secondary_cells_of_microdata1_are_those_of_the_exact_method_of_sdcTable()
    {
        var policy = s_open with { MinimumFrequency = 3 };
        var result = Suppression.Protect(Examples.Microdata1().Tabulate(), policy);
        var hidden = result.Publish().Tables[0].Cells.Where(c => c.Values[0].Status == "Q").Select(c => string.Join(' ', c.Codes));
        Assert.Equal(["A male", "A female", "C male", "C female"], hidden);
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), policy).IsSafe);
    }

    /// <summary>sdcTable, test-protectTable.r: of 1, 2, 1 and 0 the two ones go, and one more where singletons are detected.</summary>
    [Fact]
    public void Two_singletons_take_one_cell_with_them()
    {
        var spec = new TabulationSpec([Rows.Flat("region", "a", "b", "c") with { Sensitive = false }],
            [new TableSpec("t", [new Dimension("region", ["region"])], [new MeasureSpec("n", MeasureKind.CountSubjects)])], [], []);
        var rows = new Rows(spec).Add(1, "a").Add(2, "b").Add(1, "c");
        var result = Suppression.Protect(rows.Tabulate(), s_open with { MinimumFrequency = 2 });
        Assert.Equal(["a", "b", "c"], result.Publish().Tables[0].Cells.Where(c => c.Values[0].Status == "Q").Select(c => c.Codes[0]));
    }
}
