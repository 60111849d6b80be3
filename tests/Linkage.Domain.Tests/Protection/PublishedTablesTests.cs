using System.Text;
using System.Text.Json;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

public sealed class PublishedTablesTests
{
    private static readonly DisclosurePolicy s_policy =
        new() { MinimumFrequency = 3, PPercent = null, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    private static readonly TabulationSpec s_spec = new(
        [Rows.Flat("kind", "a", "b")],
        [new TableSpec("t", [new Dimension("kind", ["kind"])],
        [
            new MeasureSpec("rows", MeasureKind.CountRows), new MeasureSpec("sum", MeasureKind.Sum, 0),
            new MeasureSpec("mean", MeasureKind.Mean, 0), new MeasureSpec("share", MeasureKind.Share, 1),
        ])],
        [new AmountSpec("euros", 2), new AmountSpec("yes")], []);

    [Fact]
    public void Values_are_exact_decimals_rounded_half_away_from_zero()
    {
        // Sum −0.15 over 6: the mean −0.025 is half way and goes away from zero; 3 of 6 is a half, 4 of 9 is 0.444….
        var rows = new Rows(s_spec).Add(3, "a", [-10, 1]).Add(3, "a", [5, 0]).Add(3, "b", [null, 1]).Add(3, "b", [7, 0]);
        var cells = Suppression.Protect(rows.Tabulate(), s_policy).Publish().Tables[0].Cells;
        Assert.Equal(["6", "-0.15", "-0.03", "0.500"], Text(cells[0]));
        Assert.Equal(["6", "0.21", "0.07", "0.500"], Text(cells[1]));
        Assert.Equal(["12", "0.06", "0.01", "0.500"], Text(cells[2]));
    }

    [Fact]
    public void What_is_suppressed_leaves_as_null_with_its_status_and_nothing_else()
    {
        var rows = new Rows(s_spec).Add(2, "a", [123456, 1]).Add(8, "b", [1, 0]).Add(8, "b", [1, 1]);
        var result = Suppression.Protect(rows.Tabulate(), s_policy);
        var json = Encoding.UTF8.GetString(result.Publish().ToJson());
        Assert.Contains("""{"codes":["a"],"values":[{"value":null,"status":"Q","confidentiality":"C"}""", json, StringComparison.Ordinal);
        Assert.DoesNotContain("2469.12", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_structure_and_policy_survive_json_and_the_verdict_stays()
    {
        var result = Suppression.Protect(RandomTables.Fill(RandomTables.Spec(true), "json", 150, 10).Tabulate(), new DisclosurePolicy());
        var (published, structure, policy) = (Again(result.Publish()), Again(result.Structure()), Again(result.Policy));
        Assert.Equal(result.Publish().ToJson(), published.ToJson());
        Assert.True(Audit.Judge(published, structure, policy).IsSafe);
    }

    [Fact]
    public void Tables_that_contradict_themselves_or_the_structure_cannot_be_judged()
    {
        var result = Suppression.Protect(new Rows(s_spec).Add(8, "a", [1, 0]).Add(8, "b", [1, 1]).Tabulate(), s_policy);
        var table = result.Publish().Tables[0];
        var missing = new PublishedTables([table with { Cells = [.. table.Cells.Skip(1)] }]);
        Assert.Equal(VerdictKind.CannotJudge, Audit.Judge(missing, result.Structure(), s_policy).Kind);
        var wrong = table.Cells[0] with { Values = [new PublishedValue(9, "A", "F"), .. table.Cells[0].Values.Skip(1)] };
        var contradicting = new PublishedTables([table with { Cells = [wrong, .. table.Cells.Skip(1)] }]);
        Assert.Equal(VerdictKind.CannotJudge, Audit.Judge(contradicting, result.Structure(), s_policy).Kind);
    }

    private static T Again<T>(T value) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, PublishedTables.Json), PublishedTables.Json)!;

    private static IEnumerable<string?> Text(PublishedCell cell) =>
        cell.Values.Select(v => v.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
