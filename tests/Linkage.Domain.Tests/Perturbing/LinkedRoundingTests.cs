using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Controlled rounding of tables that are linked, or cross more than one hierarchy, where a rounding may not exist.</summary>
public sealed class LinkedRoundingTests
{
    private static readonly TabulationSpec s_linked = RandomTables.Spec() with
    {
        Tables =
        [
            new("fine", [new("area", ["area"]), new("kind", ["kind"])], [Counts.People]),
            new("coarse", [new("area", ["district", "municipality"], false), new("sex", ["sex"])], [Counts.People]),
            new("both", [new("kind", ["kind"]), new("sex", ["sex"])], [Counts.People]),
        ],
    };

    [Fact]
    public void Linked_tables_add_up_within_and_between_them() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var contents = Contents(RandomTables.Fill(s_linked, $"linked {seed}", 20 + seed % 300));
            var rounded = Round(contents, 5, 2, (byte)seed).Value;
            Holds(contents, rounded, 5, 2);
            // The table of areas has no districts, and the other has nothing else.
            foreach (var (whole, parts) in new[] { ("d1", new[] { "a2", "a3" }), ("m0", ["a0", "a1", "a2", "a3"]), ("m1", ["a4", "a5"]) })
                Assert.Equal(rounded[contents.Cell($"{whole} _T", 1)], parts.Sum(part => rounded[contents.Cell($"{part} _T")]));
            foreach (var (one, same) in new[] { ("_T x", "x _T"), ("_T _T", "_T _T") })
                Assert.Equal(rounded[contents.Cell(one)], rounded[contents.Cell(same, 2)]);
            Assert.Equal(rounded[contents.Cell("_T f", 1)], rounded[contents.Cell("_T f", 2)]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Three_dimensions_of_which_one_is_a_hierarchy_add_up() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var spec = RandomTables.Spec() with
            {
                Tables = [new("all", [new("area", ["area", "district"]), new("kind", ["kind"]), new("sex", ["sex"])], [Counts.People])],
            };
            var contents = Contents(RandomTables.Fill(spec, $"cross {seed}", 20 + seed % 300));
            Holds(contents, Round(contents, 10, 2, (byte)seed).Value, 10, 2);
        }).QuickCheckThrowOnFailure();

    /// <summary>
    /// All 2 × 2 × 2 tables of halves of the base: whether any rounding of the inner cells leaves the margins adjacent too, by trying all. For
    /// halves where the indices add up to an even number there is none, for of any two of them exactly one would be rounded up, and they are
    /// four; that there may be none is from Causey, Cox and Ernst (1985), "Applications of transportation theory to statistical problems".
    /// </summary>
    [Fact]
    public void A_rounding_to_adjacent_multiples_is_found_exactly_where_there_is_one()
    {
        var without = new List<int>();
        for (var halves = 1; halves < 1 << 8; halves++)
        {
            var contents = Counts.Cubic(2, i => 5 * (halves >> i & 1));
            var exists = Enumerable.Range(0, 1 << contents.Atoms.Count).Any(up => IsAdjacent(contents, up));
            Assert.Equal(exists, new RoundingSearch(contents, 10, new KeyedChoice([(byte)halves])).Find(0) is not null);
            if (exists) continue;
            without.Add(halves);
            if (without.Count > 5) continue;
            Assert.Equal("rounding-uncontrolled", Round(contents, 10, 0, 1).Refusal!.Code);
            Holds(contents, Round(contents, 10, 1, 1).Value, 10, 1);
        }

        Assert.Contains(0b01101001 ^ 0b11111111, without);
        Assert.Contains(0b01101001, without);
    }

    // Both ways of looking, by themselves.
    [Fact]
    public void The_search_and_the_repair_find_roundings()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var contents = Cubic(3, new Seeded($"both {seed}"), 12);
            Holds(contents, new RoundingSearch(contents, 5, new KeyedChoice([(byte)seed])).Find(1)!, 5, 1);
            Holds(contents, new RoundingRepair(contents, 5, new KeyedChoice([(byte)seed])).Find(9)!, 5, 1);
        }
    }

    [Fact]
    public void Large_tables_are_rounded_too()
    {
        var contents = Cubic(12, new Seeded("large"), 9);
        Holds(contents, Round(contents, 5, 2, 1).Value, 5, 2);
    }

    // It starts without bias; what is repaired has some, here a twentieth of the base on average.
    [Fact]
    public void A_repaired_rounding_has_little_bias()
    {
        const int draws = 500;
        var contents = Cubic(4, new Seeded("bias"), 12);
        var sums = new double[contents.CellCount];
        for (var draw = 0; draw < draws; draw++)
        {
            var rounded = ControlledRounding.Round(contents, new(RoundingScheme.Controlled, 5), BitConverter.GetBytes(draw)).Value;
            for (var cell = 0; cell < sums.Length; cell++) sums[cell] += rounded[cell];
        }

        Assert.InRange(sums.Select((sum, cell) => Math.Abs(sum / draws - contents.Count(cell))).Average(), 0, 0.5);
    }

    [Fact]
    public void The_same_secret_gives_the_same_tables()
    {
        var contents = Contents(RandomTables.Fill(s_linked, "same", 200));
        Assert.Equal(Round(contents, 10, 2, 3).Value, Round(contents, 10, 2, 3).Value);
        var others = Enumerable.Range(0, 20).Select(secret => string.Join(' ', Round(contents, 10, 2, (byte)secret).Value)).Distinct();
        Assert.True(others.Count() > 1);
    }

    /// <summary>Attack: the ranges of all tables together, by somebody who is told of every cell how many steps it went.</summary>
    [Fact]
    public void Linked_roundings_are_attacked_before_they_are_let_through()
    {
        var method = new Method { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.Controlled, 10) };
        var policy = new DisclosurePolicy { Method = method, PerPartner = false, Zeros = ZeroRule.Safe, GroupDisclosurePercent = null };
        var seen = new HashSet<VerdictKind>();
        for (var seed = 0; seed < 12; seed++)
        {
            var contents = Cubic(2, new Seeded($"attack {seed}"), 4 + 8 * seed);
            var tables = PerturbedTables.Of(contents.Cubes, Round(contents, 10, 2, 5).Value);
            var structure = new PerturbedStructure(
                method.Fingerprint(), contents.Cubes.Spec, contents.Atoms, Convert.ToBase64String([5]), PerturbedTables.Hash(tables));
            seen.Add(PerturbationAudit.Judge(tables, structure, policy).Kind);
        }

        Assert.Contains(VerdictKind.Safe, seen);
    }

    [Fact]
    public void Steps_are_few_and_of_controlled_rounding_only()
    {
        Assert.Empty(Rules(new(RoundingScheme.Controlled, 5, 0)));
        Assert.Equal(["rounding-steps"], Rules(new(RoundingScheme.Controlled, 5, 6)));
        Assert.Equal(["rounding-steps"], Rules(new(RoundingScheme.SmallCounts, 10, 1)));

        static IEnumerable<string> Rules(RoundingParameters rounding) =>
            PolicyFaults.Of(new DisclosurePolicy { Method = new() { Kind = MethodKind.Rounding, Rounding = rounding } }).Select(f => f.Rule);
    }

    private static CellContents Contents(Rows rows) =>
        rows.Tabulate() is var tabulation ? new(tabulation.Cubes, CellContents.AtomsOf(tabulation)) : null!;

    /// <summary>Three flat variables crossed, of so many categories each; counts up to a limit.</summary>
    private static CellContents Cubic(int size, Seeded chance, int most) => Counts.Cubic(size, _ => chance.Below(most + 1));

    private static Outcome<long[]> Round(CellContents contents, int toBase, int steps, byte secret) =>
        ControlledRounding.Round(contents, new(RoundingScheme.Controlled, toBase, steps), [secret]);

    // Every inner cell is five and becomes nothing or ten.
    private static bool IsAdjacent(CellContents contents, int up) => Enumerable.Range(0, contents.CellCount).All(
        cell => Math.Abs(contents.AtomsIn(cell).Sum(a => (up >> a & 1) == 1 ? 5 : -5)) < 10);

    /// <summary>Multiples within their steps, nothing below zero, the empty empty, and every whole the sum of its parts.</summary>
    private static void Holds(CellContents contents, long[] rounded, int toBase, int steps)
    {
        for (var cell = 0; cell < rounded.Length; cell++)
        {
            var ((table, inner), count) = (contents.Cubes.Locate(cell), contents.Count(cell));
            var cube = contents.Cubes.Cubes[table];
            Assert.True(rounded[cell] % toBase == 0 && rounded[cell] >= 0 && (count > 0 || rounded[cell] == 0));
            Assert.True(Math.Abs(rounded[cell] - count) < (steps + 1) * toBase);
            for (var axis = 0; axis < cube.Axes.Count; axis++)
            {
                var children = cube.Axes[axis].Children(cube.PositionAt(inner, axis));
                if (children.Count > 0)
                    Assert.Equal(rounded[cell], children.Sum(p => rounded[contents.Cubes.Start(table) + cube.Moved(inner, axis, p)]));
            }
        }
    }
}
