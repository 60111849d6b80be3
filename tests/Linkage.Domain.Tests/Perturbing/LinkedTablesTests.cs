using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Intervals;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>
/// Linked and hierarchical tables, some with people in several categories: what the attack excludes must never be the truth.
/// </summary>
public sealed class LinkedTablesTests
{
    public static TheoryData<MethodKind, int> Cases()
    {
        var cases = new TheoryData<MethodKind, int>();
        foreach (var kind in new[] { MethodKind.CellKey, MethodKind.Midpoint })
            foreach (var spread in new[] { 0, 5 }) cases.Add(kind, spread);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_true_count_is_never_excluded(MethodKind kind, int spread)
    {
        var policy = new DisclosurePolicy { Method = Of(kind), Coalition = 2 };
        for (var seed = 0; seed < 30; seed++)
        {
            var contents = Contents($"truth {seed}", 20 + 10 * seed, spread);
            var counts = Perturbation.Apply(contents, policy.Method, []).Value;
            foreach (var attacker in Attacker.Of(contents, policy))
            {
                var ranges = PublishedRanges.Of(contents, counts, policy.Method, attacker);
                foreach (var (leader, cell) in contents.Leaders.Select((leader, cell) => (leader, cell)))
                    ranges[leader] = ranges[leader].Within(ranges[cell]);
                Propagation.Narrow(ranges, Relations.Of(contents));
                Assert.All(
                    Enumerable.Range(0, ranges.Length), cell => Assert.True(ranges[contents.Leaders[cell]].Holds(contents.Count(cell))));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_certificates_reach_is_never_excluded(MethodKind kind, int spread)
    {
        var policy = new DisclosurePolicy { Method = Of(kind) };
        var contents = Contents("reach", 150, spread);
        var counts = Perturbation.Apply(contents, policy.Method, []).Value;
        foreach (var attacker in Attacker.Of(contents, policy))
        {
            var published = PublishedRanges.Of(contents, counts, policy.Method, attacker);
            var narrowed = (Domain.Perturbing.Intervals.Range[])published.Clone();
            Propagation.Narrow(narrowed, Relations.Of(contents));
            var alternatives = new Alternatives(contents, published, attacker.Floors, new());
            for (var cell = 0; cell < narrowed.Length; cell++)
            {
                if (contents.AtomsIn(cell).Count == 0) continue;
                var reached = alternatives.Reach(cell, 4);
                Assert.True(narrowed[cell].Holds(reached.Low) && narrowed[cell].Holds(reached.High));
            }
        }
    }

    [Fact]
    public void Small_count_rounding_of_linked_tables_is_safe_to_outsiders()
    {
        var rounding = new Method { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.SmallCounts, 10) };
        var policy = new DisclosurePolicy { Method = rounding, PerPartner = false };
        for (var spread = 0; spread <= 4; spread += 2)
        {
            var contents = Contents("small", 400, spread);
            var tables = PerturbedTables.Of(contents.Cubes, Perturbation.Apply(contents, rounding, []).Value);
            var structure = new PerturbedStructure(
                rounding.Fingerprint(), contents.Cubes.Spec, contents.Atoms, null, PerturbedTables.Hash(tables));
            Assert.Equal(VerdictKind.Safe, PerturbationAudit.Judge(tables, structure, policy).Kind);
        }
    }

    /// <summary>Rows in another order give the same bytes, the structure that the vault keeps included.</summary>
    [Fact]
    public void Nothing_depends_on_the_order_of_rows()
    {
        var spec = Spec();
        var rows = RandomTables.Fill(spec, "order", 120, 4);
        var (one, other) = (rows.Tabulate(), rows.Reversed().Tabulate());
        Assert.Equal(Kept(one), Kept(other));

        static string Kept(Tabulation from) => new PerturbedStructure("m", from.Spec, CellContents.AtomsOf(from), null, "h").ToJson();
    }

    private static Method Of(MethodKind kind) => new() { Kind = kind, CellKey = kind == MethodKind.CellKey ? new() : null };

    private static Domain.Protection.Tables.TabulationSpec Spec()
    {
        var spec = RandomTables.Spec();
        return spec with { Tables = [.. spec.Tables.Select(t => t with { Measures = [Counts.People] })] };
    }

    private static CellContents Contents(string seed, int subjects, int spread)
    {
        var tabulation = RandomTables.Fill(Spec(), seed, subjects, spread).Tabulate();
        return new CellContents(tabulation.Cubes, CellContents.AtomsOf(tabulation));
    }
}
