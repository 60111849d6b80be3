using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Json;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

public sealed class ProtectionLevelTests
{
    private static readonly DisclosurePolicy s_open = new()
    {
        MinimumFrequency = 1, PPercent = null, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false,
    };

    private static readonly TabulationSpec s_spec = new(
        [Rows.Flat("kind", "a", "b", "c")],
        [new TableSpec("t", [new Dimension("kind", ["kind"])],
            [new MeasureSpec("n", MeasureKind.CountSubjects), new MeasureSpec("sum", MeasureKind.Sum, 0)])],
        [new AmountSpec("amount")], []);

    /// <summary>Formulas of SDC Handbook 4.2.2, table of upper protection levels.</summary>
    [Fact]
    public void Concentration_rules_have_the_levels_of_the_handbook()
    {
        // x1 = 100, x2 = 20, the rest 3: p/100·x1 − rest = 15 − 3; (100/k)·x1 − X = 125 − 123 for k = 80; 100/90·(x1+x2) − X rounds up.
        Assert.Equal((12, 12), Level(s_open with { PPercent = 15 }));
        Assert.Equal((2, 2), Level(s_open with { Dominance = [new(1, 80)] }));
        Assert.Equal((11, 11), Level(s_open with { Dominance = [new(2, 90)] }));
        Assert.Equal((27, 27), Level(s_open with { Pq = new(15, 50) }));
        Assert.Equal((27, 27), Level(s_open with { Pq = new(15, 50), PPercent = 15, Dominance = [new(1, 80)] }));
    }

    [Fact]
    public void A_category_that_holds_too_much_of_its_group_must_be_able_to_fall_to_the_limit()
    {
        var rows = new Rows(s_spec).Add(96, "a", [1]).Add(4, "b", [1]);
        var levels = Suppression.Protect(rows.Tabulate(), s_open with { GroupDisclosurePercent = 90 }).Structure().Protection;
        Assert.Equal((96, 6, 1), Of(levels, 0, BaseMeasure.Subjects));
    }

    [Fact]
    public void A_small_count_must_not_be_known_exactly_and_no_count_has_to_fall_below_zero()
    {
        var rows = new Rows(s_spec).Add(1, "a", [7]).Add(12, "b", [1]);
        var policy = s_open with { MinimumFrequency = 3, Zeros = ZeroRule.Disclosive };
        var levels = Suppression.Protect(rows.Tabulate(), policy).Structure().Protection;
        Assert.Equal((1, 1, 1), Of(levels, 0, BaseMeasure.Subjects));
        Assert.Equal((0, 0, 1), Of(levels, 2, BaseMeasure.Subjects));
    }

    [Fact]
    public void Levels_survive_json_beyond_the_numbers_that_json_keeps()
    {
        var (large, cell) = (Int128.Parse("170141183460469231731687303715884105727"), new List<ProtectedCell>());
        cell.Add(new ProtectedCell(3, BaseMeasure.Sum(0), -large, 9007199254740993, large));
        var json = JsonSerializer.Serialize<IReadOnlyList<ProtectedCell>>(cell, PublishedTables.Json);
        Assert.Contains("\"170141183460469231731687303715884105727\"", json, StringComparison.Ordinal);
        Assert.Equal(cell, JsonSerializer.Deserialize<IReadOnlyList<ProtectedCell>>(json, PublishedTables.Json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Int128>("\"1.5\"", PublishedTables.Json));
    }

    [Fact]
    public void A_structure_of_an_earlier_version_cannot_be_judged()
    {
        var result = Suppression.Protect(new Rows(s_spec).Add(20, "a", [1]).Add(20, "b", [1]).Tabulate(), s_open);
        var stored = JsonNode.Parse(JsonSerializer.Serialize(result.Structure(), PublishedTables.Json))!.AsObject();
        Assert.True(Audit.Judge(result.Publish(), stored.Deserialize<Structure>(PublishedTables.Json)!, s_open).IsSafe);
        stored.Remove("protection");
        var old = stored.Deserialize<Structure>(PublishedTables.Json)!;
        Assert.Equal(VerdictKind.CannotJudge, Audit.Judge(result.Publish(), old, s_open).Kind);
    }

    [Fact]
    public void A_null_in_a_policy_document_switches_the_rule_off_and_stays_so_when_written()
    {
        var policy = Documents.Read<DisclosurePolicy>("""{"pPercent":null,"groupDisclosurePercent":null}"""u8).Value;
        Assert.Equal((null, null, 10), (policy.PPercent, policy.GroupDisclosurePercent, policy.MinimumFrequency));
        var again = Documents.Read<DisclosurePolicy>(Documents.Write(policy)).Value;
        Assert.Equal((null, null), (again.PPercent, again.GroupDisclosurePercent));
        Assert.Equal(
            (15, 90),
            (Documents.Read<DisclosurePolicy>("{}"u8).Value.PPercent, Documents.Read<DisclosurePolicy>("{}"u8).Value.GroupDisclosurePercent));
        Assert.True(Documents.Read<DisclosurePolicy>("""{"minimumFrequency":null}"""u8).IsRefused);
    }

    private static (Int128 Lower, Int128 Upper) Level(DisclosurePolicy policy)
    {
        var rows = new Rows(s_spec).Add(1, "a", [100]).Add(1, "a", [20]).Add(3, "a", [1]).Add(30, "b", [10]).Add(30, "c", [10]);
        var (_, lower, upper) = Of(Suppression.Protect(rows.Tabulate(), policy).Structure().Protection, 0, BaseMeasure.Sum(0));
        return (lower, upper);
    }

    private static (Int128 Value, Int128 Lower, Int128 Upper) Of(IReadOnlyList<ProtectedCell> levels, int cell, BaseMeasure measure)
    {
        var level = levels.Single(p => p.Cell == cell && p.Measure == measure);
        return (level.Value, level.Lower, level.Upper);
    }
}
