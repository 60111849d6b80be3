using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection.Intervals;

/// <summary>The true table that a structure keeps is a place to start from, and never believed.</summary>
public sealed class WitnessTests
{
    private static readonly DisclosurePolicy s_policy =
        new() { MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    [Fact]
    public void Without_it_and_with_a_wrong_one_the_verdict_is_the_same()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var rows = RandomTables.Fill(RandomTables.Spec(true), $"witness-{seed}", 120, seed % 2 * 10);
            var result = Suppression.Protect(rows.Tabulate(), s_policy);
            var (published, structure) = (result.Publish(), result.Structure());
            Assert.Equal(VerdictKind.Safe, Audit.Judge(published, structure, s_policy).Kind);
            Structure[] others =
            [
                structure with { Witness = [] }, structure with { Witness = null! }, structure with { Witness = [null!] },
                structure with { Witness = [.. structure.Witness.Select(of => Array.ConvertAll(of, v => v + 1))] },
                structure with { Witness = [.. structure.Witness.Select(of => Array.ConvertAll(of, v => -v))] },
                structure with { Witness = [.. structure.Witness.Select(of => of[..^1])] },
            ];
            foreach (var other in others) Assert.Equal(VerdictKind.Safe, Audit.Judge(published, other, s_policy).Kind);
        }
    }

    [Fact]
    public void It_does_not_make_an_interval_wide_that_is_not()
    {
        // a and b are 5 together, and a is 2 of them: a table in which a is 6 would need one that is less than nothing.
        var rows = new Rows(new TabulationSpec(
            [Rows.Flat("kind", "a", "b", "c") with { Sensitive = false }],
            [new TableSpec("t", [new Dimension("kind", ["kind"])], [new MeasureSpec("n", MeasureKind.CountSubjects)])], [], []))
            .Add(2, "a").Add(3, "b").Add(9, "c");
        var (published, structure) = Hidden.Of(rows, c => c.Codes[0] is "a" or "b");
        var told = structure with { Protection = [new(0, BaseMeasure.Subjects, 2, 2, 4)] };
        Int128[][] witnesses = [[2, 3, 9], [6, -1, 9], [0, 5, 9], [2, 3, 8]];
        foreach (var witness in witnesses)
            Assert.Equal(["interval"], Audit.Judge(published, told with { Witness = [witness] }, s_policy).Disclosures.Select(d => d.Test));
    }

    [Fact]
    public void A_structure_of_an_earlier_version_has_none_and_is_judged()
    {
        var result = Suppression.Protect(RandomTables.Fill(RandomTables.Spec(), "witness", 120).Tabulate(), s_policy);
        var stored = JsonNode.Parse(JsonSerializer.Serialize(result.Structure(), PublishedTables.Json))!.AsObject();
        Assert.True(stored.Remove("witness"));
        var old = stored.Deserialize<Structure>(PublishedTables.Json)!;
        Assert.Empty(old.Witness);
        Assert.True(Audit.Judge(result.Publish(), old, s_policy).IsSafe);
    }
}
