using System.Text;
using Linkage.Domain.Protection.Research;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Tests.Protection.Research;

/// <summary>What the columns of microdata mean for the cells.</summary>
public sealed class MicrodataTests
{
    private const string Tables =
        """
        "amounts":[{"name":"x"}],"tables":[{"name":"t","dimensions":[{"variable":"g"}],
          "measures":[{"name":"n","kind":"countSubjects"},{"name":"rows","kind":"countRows"},{"name":"sum","kind":"sum","amount":"x"}]}]
        """;

    [Fact]
    public void Rows_of_a_contributor_are_counted_once_wherever_they_stand()
    {
        var facts = Total("""{"contributor":"id","variables":[{"name":"g"}],""", "id,g,x", "1,a,5", "2,a,7", "1,a,6", "3,b,1", "1,b,2");
        Assert.Equal((3, 5, (Int128)21), (facts.Subjects.All, facts.Rows, facts.Amounts[0].Total));
        Assert.Equal([13, 7, 1], facts.Amounts[0].All.Largest.Take(3).Select(x => (int)x));
    }

    [Fact]
    public void Entries_of_a_holding_are_one_contribution()
    {
        // A dominance that is hidden by several entries shows when they are added up (SDC Handbook 4.2.2).
        var facts = Total(
            """{"contributor":"id","holding":"h","variables":[{"name":"g"}],""", "id,h,g,x", "1,H,a,40", "2,H,a,40", "3,,a,10", "4,,a,10");
        Assert.Equal([80, 10, 10, 0], facts.Amounts[0].All.Largest.Take(4).Select(x => (int)x));
        Assert.Equal(4, facts.Subjects.All);
    }

    [Fact]
    public void Weights_multiply_rows_and_amounts_but_not_contributors()
    {
        var facts = Total("""{"weight":"w","variables":[{"name":"g"}],""", "w,g,x", "3,a,5", "1,a,", "2,b,-4");
        Assert.Equal((3, 6, (Int128)7), (facts.Subjects.All, facts.Rows, facts.Amounts[0].Total));
        Assert.Equal(23, facts.Amounts[0].All.Magnitude);
    }

    [Fact]
    public void A_partner_s_own_contributors_can_be_taken_away()
    {
        var facts = Total("""{"partners":["p","q"],"variables":[{"name":"g"}],""", "p,q,g,x", "1,0,a,5", "1,1,a,7", "0,1,b,1");
        Assert.Equal((1, 1, 0), (facts.Subjects.Outside(1), facts.Subjects.Outside(2), facts.Subjects.Outside(3)));
    }

    [Theory]
    [InlineData("""{"weight":"w","variables":[{"name":"g"}],""", "w,g,x", "0,a,1", "/1/w", "minimum")]
    [InlineData("""{"weight":"w","variables":[{"name":"g"}],""", "w,g,x", "1.5,a,1", "/1/w", "type")]
    [InlineData("""{"weight":"w","variables":[{"name":"g"}],""", "w,g,x", "2000000,a,1", "/1/w", "maximum")]
    [InlineData("""{"contributor":"id","variables":[{"name":"g"}],""", "id,g,x", ",a,1", "/1/id", "required")]
    [InlineData("""{"partners":["p"],"variables":[{"name":"g"}],""", "p,g,x", "yes,a,1", "/1/p", "enum")]
    [InlineData("""{"variables":[{"name":"g","hierarchy":[{"code":"a"}]}],""", "g,x", "b,1", "/1/g", "code-list")]
    [InlineData("""{"variables":[{"name":"g","hierarchy":[{"code":"a"}]}],""", "g,x", ",1", "/1/g", "required")]
    public void A_value_that_breaks_a_rule_is_named_by_row_and_column(string spec, string header, string row, string pointer, string rule)
    {
        var refusal = Read(spec, header, row).Refusal;
        Assert.NotNull(refusal);
        Assert.Equal([(pointer, rule)], refusal.Faults.Select(f => (f.Pointer, f.Rule)));
    }

    [Theory]
    [InlineData("""[{"code":"a","parent":"b"},{"code":"b","parent":"a"}]""", "cycle")]
    [InlineData("""[{"code":"a","parent":"b"},{"code":"b"},{"code":"c"}]""", "uneven")]
    [InlineData("""[{"code":"a","parent":"x"}]""", "parent")]
    [InlineData("""[{"code":"a"},{"code":"a"}]""", "duplicate")]
    [InlineData("""[{"code":"_T"}]""", "code")]
    [InlineData("[]", "empty")]
    public void A_hierarchy_is_an_even_forest_of_different_codes(string hierarchy, string rule)
    {
        var spec = ResearchSpec.Read(Encoding.UTF8.GetBytes($$"""{"variables":[{"name":"g","hierarchy":{{hierarchy}}}],{{Tables}}}"""));
        Assert.Contains(
            spec.Refusal!.Faults, f => f.Rule == rule && f.Pointer.StartsWith("/variables/0/hierarchy", StringComparison.Ordinal));
    }

    private static CellFacts Total(string spec, string header, params string[] rows)
    {
        var tabulation = Read(spec, header, rows).Value;
        return tabulation[tabulation.Cubes.CellCount - 1];
    }

    private static Outcomes.Outcome<Tabulation> Read(string spec, string header, params string[] rows) =>
        ResearchSpec.Read(Encoding.UTF8.GetBytes(spec + Tables + "}")).Then(read => Microdata.For(read, header.Split(','))).Then(data =>
        {
            foreach (var row in rows) Assert.True(data.Add(row.Split(',')));
            return data.Tabulate().Then<Tabulation>(study => study.Tabulation);
        });
}
