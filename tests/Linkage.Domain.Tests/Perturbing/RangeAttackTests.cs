using Linkage.Domain.Chance;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Intervals;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Attackers who combine the ranges of rounded counts, and one who enumerates every table.</summary>
public sealed class RangeAttackTests
{
    private static readonly Method s_midpoint = new() { Kind = MethodKind.Midpoint };

    /// <summary>Attack: six parts shown as 3 are at least one each; a whole that is shown as 3 is at most six. Each part is one.</summary>
    [Fact]
    public void A_midpoint_is_unpicked_by_its_margin()
    {
        var contents = Counts.Of(new long[,] { { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 } }, Counts.Table("t", "row"));
        var verdict = Judge(contents, s_midpoint);
        Assert.Equal(VerdictKind.Unsafe, verdict.Kind);
        Assert.Equal(
            6, verdict.Disclosures.Count(d => d.Test == "perturbation-unpicked" && !d.Cell.Contains("_T", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_midpoint_with_room_is_safe() =>
        Assert.Equal(VerdictKind.Safe, Judge(Counts.Of(new long[,] { { 3 }, { 4 }, { 30 } }, Counts.Table("t", "row")), s_midpoint).Kind);

    /// <summary>Attack: the range of a whole, rounded down, leaves its three parts next to nothing above one.</summary>
    [Fact]
    public void Rounding_is_unpicked_by_margins_when_the_ranges_meet()
    {
        var contents = Counts.Of(new long[,] { { 1 }, { 1 }, { 1 } }, Counts.Table("t", "row"));
        // Controlled rounding to base 5 of three ones is 0 0 0 and 0, or 5 0 0 and 5. With 0 the whole is at most 4, of three ones or more.
        var rounding = new Method { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.Controlled, 5) };
        var down = Enumerable.Range(0, 50).Select(i => (byte[])[(byte)i])
            .First(seed => Perturbation.Apply(contents, rounding, seed).Value[^1] == 0);
        var verdict = Judge(contents, rounding, down);
        Assert.Equal(VerdictKind.Unsafe, verdict.Kind);
    }

    /// <summary>Every true table is enumerated: what the audit calls safe has the candidates, what it calls unsafe has not.</summary>
    [Theory]
    [InlineData(MethodKind.Midpoint)]
    [InlineData(MethodKind.Rounding)]
    [InlineData(MethodKind.CellKey)]
    public void The_enumerating_attacker_agrees(MethodKind kind)
    {
        var method = new Method
        {
            Kind = kind,
            Rounding = kind == MethodKind.Rounding ? new(RoundingScheme.Controlled, 5) : null,
            CellKey = kind == MethodKind.CellKey ? new() { Maximum = 2, Variance = 1, AveragingFloor = 0.0001m } : null,
        };
        var seen = new HashSet<VerdictKind>();
        for (var seed = 0; seed < 60; seed++)
        {
            var contents = Counts.Of(Counts.Random(new Seeded($"enumerate {kind} {seed}"), 2, 2, 8));
            if (contents.Atoms.Count == 0) continue;
            var counts = Perturbation.Apply(contents, method, [(byte)seed]).Value;
            var policy = new DisclosurePolicy { Method = method, PerPartner = false };
            var attack = RangeAttack.On(contents, counts, policy);
            var fewest = Enumerated(contents, PublishedRanges.Of(contents, counts, method, Attacker.Of(contents, policy).Single()));
            if (attack.Unpicked.Count > 0) Assert.True(fewest < PublishedRanges.FewestCandidates(method));
            else if (attack.Undecided.Count == 0) Assert.True(fewest >= PublishedRanges.FewestCandidates(method));
            seen.Add(
                attack.Unpicked.Count > 0 ? VerdictKind.Unsafe : attack.Undecided.Count > 0 ? VerdictKind.CannotJudge : VerdictKind.Safe);
        }

        Assert.Contains(VerdictKind.Safe, seen);
    }

    /// <summary>The same in three dimensions, where some cells go a step further than the adjacent multiples.</summary>
    [Fact]
    public void The_enumerating_attacker_agrees_on_roundings_that_went_further()
    {
        var method = new Method { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.Controlled, 10) };
        var policy = new DisclosurePolicy { Method = method, PerPartner = false };
        var (furthest, seen) = (0L, new HashSet<VerdictKind>());
        foreach (var halves in new[] { 0b01101001, 0b10010110, 0b00000111, 0b00011000, 0b01000001 })
        {
            var contents = Counts.Cubic(2, i => 5 * (halves >> i & 1));
            var counts = Perturbation.Apply(contents, method, [(byte)halves]).Value;
            furthest = Math.Max(furthest, counts.Select((count, cell) => Math.Abs(count - contents.Count(cell))).Max());
            var ranges = PublishedRanges.Of(contents, counts, method, Attacker.Of(contents, policy).Single());
            Assert.All(Enumerable.Range(0, counts.Length), cell => Assert.True(ranges[cell].Holds(contents.Count(cell))));
            var (attack, fewest) = (RangeAttack.On(contents, counts, policy), Enumerated(contents, ranges));
            if (attack.Unpicked.Count > 0) Assert.True(fewest < PublishedRanges.FewestCandidates(method));
            else if (attack.Undecided.Count == 0) Assert.True(fewest >= PublishedRanges.FewestCandidates(method));
            seen.Add(
                attack.Unpicked.Count > 0 ? VerdictKind.Unsafe : attack.Undecided.Count > 0 ? VerdictKind.CannotJudge : VerdictKind.Safe);
        }

        Assert.True(furthest >= 10);
        Assert.Contains(VerdictKind.Safe, seen);
    }

    /// <summary>Attack: a partner knows eleven of the twelve who are shown as 9, that is 7 to 12: eleven or twelve are left.</summary>
    [Fact]
    public void A_partner_who_takes_its_own_away_unpicks_a_midpoint()
    {
        var (counts, table) = (new long[,] { { 12 }, { 40 } }, Counts.Table("t", "row"));
        Assert.Equal(VerdictKind.Safe, Judge(Counts.Of(counts, new long[,] { { 0 }, { 0 } }, table), s_midpoint).Kind);
        Assert.Equal(VerdictKind.Safe, Judge(Counts.Of(counts, new long[,] { { 12 }, { 40 } }, table), s_midpoint).Kind);
        var verdict = Judge(Counts.Of(counts, new long[,] { { 11 }, { 0 } }, table), s_midpoint);
        Assert.Contains(verdict.Disclosures, d => d.Test == "perturbation-unpicked" && d.Cell == "t[r0]");
    }

    /// <summary>Attack: 20 of whom 19 are a partner's are shown exactly by small count rounding to base 10.</summary>
    [Fact]
    public void A_partner_who_takes_its_own_away_finds_what_small_count_rounding_leaves_exact()
    {
        var rounding = new Method { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.SmallCounts, 10) };
        var (counts, table) = (new long[,] { { 20 }, { 40 } }, Counts.Table("t", "row"));
        Assert.Equal(VerdictKind.Safe, Judge(Counts.Of(counts, new long[,] { { 10 }, { 0 } }, table), rounding).Kind);
        Assert.Equal(VerdictKind.Unsafe, Judge(Counts.Of(counts, new long[,] { { 19 }, { 0 } }, table), rounding).Kind);
    }

    [Theory]
    [InlineData(0, 40, "zero")] // Only nobody is shown as nobody.
    [InlineData(2, 900, "group-disclosure")]
    public void What_is_certain_of_a_group_is_refused(long one, long other, string test)
    {
        var verdict = Judge(Counts.Of(new long[,] { { one }, { other } }, Counts.Table("t", "row")), s_midpoint);
        Assert.Contains(verdict.Disclosures, d => d.Test == test);
    }

    /// <summary>What the agreement calls impossible is no conclusion; another zero beside it still is.</summary>
    [Theory]
    [InlineData(0, 40, 50, null)]
    [InlineData(0, 0, 50, "zero")]
    public void A_zero_that_cannot_be_anything_else_is_no_conclusion(long cannotBe, long one, long other, string? test)
    {
        var contents = Counts.Of(new long[,] { { cannotBe }, { one }, { other } }, Counts.Table("t", "row"));
        Assert.Equal(VerdictKind.Unsafe, Judge(contents, s_midpoint).Kind);
        var known = contents.Cubes.Spec with { StructuralZeros = [new Dictionary<string, string> { ["row"] = "r0" }] };
        var verdict = Judge(new CellContents(new CubeSet(known), contents.Atoms), s_midpoint);
        Assert.Equal(test is null ? [] : [test], verdict.Disclosures.Select(d => d.Test).Where(t => t == "zero").Distinct());
    }

    // Of a group in which one category is possible everybody knew who is in it.
    [Fact]
    public void The_only_possible_category_of_a_group_is_no_conclusion()
    {
        var contents = Counts.Of(new long[,] { { 400, 0 }, { 300, 300 } });
        Assert.Contains(Judge(contents, s_midpoint).Disclosures, d => d.Test == "group-disclosure");
        var known = contents.Cubes.Spec with { StructuralZeros = [new Dictionary<string, string> { ["row"] = "r0", ["column"] = "c1" }] };
        Assert.Equal(VerdictKind.Safe, Judge(new CellContents(new CubeSet(known), contents.Atoms), s_midpoint).Kind);
    }

    [Fact]
    public void A_zero_that_may_be_a_rounded_count_is_no_conclusion()
    {
        var rounding = new Method { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.SmallCounts, 10) };
        Assert.Equal(VerdictKind.Safe, Judge(Counts.Of(new long[,] { { 0 }, { 40 }, { 50 } }, Counts.Table("t", "row")), rounding).Kind);
    }

    [Fact]
    public void Tables_that_are_not_the_methods_own_are_not_judged()
    {
        var contents = Counts.Of(new long[,] { { 3 }, { 4 }, { 30 } }, Counts.Table("t", "row"));
        var policy = new DisclosurePolicy { Method = s_midpoint };
        var truth = PerturbedTables.Of(contents.Cubes, [.. Enumerable.Range(0, contents.Cubes.CellCount).Select(contents.Count)]);
        var structure = new PerturbedStructure(
            s_midpoint.Fingerprint(), contents.Cubes.Spec, contents.Atoms, null, PerturbedTables.Hash(truth));
        Assert.Equal(VerdictKind.CannotJudge, PerturbationAudit.Judge(truth, structure, policy).Kind);
        Assert.Equal(VerdictKind.CannotJudge, PerturbationAudit.Judge(truth, structure, new DisclosurePolicy()).Kind);
        var other = new Method { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.SmallCounts, 10) };
        Assert.Equal(VerdictKind.CannotJudge, PerturbationAudit.Judge(truth, structure, new DisclosurePolicy { Method = other }).Kind);
    }

    /// <summary>The fewest counts that any small cell can have over all tables of positive integers within the ranges.</summary>
    private static long Enumerated(CellContents contents, Domain.Perturbing.Intervals.Range[] ranges)
    {
        var found = Enumerable.Range(0, contents.Cubes.CellCount).Select(_ => new HashSet<long>()).ToArray();
        var atoms = new long[contents.Atoms.Count];
        Fill(0);
        return Enumerable.Range(0, found.Length).Where(c => contents.Count(c) is > 0 and < 10).Min(c => (long)found[c].Count);

        void Fill(int atom)
        {
            if (atom < atoms.Length)
            {
                var inner = ranges[contents.CellsWith(atom)[0]];
                for (atoms[atom] = inner.Low; atoms[atom] <= inner.High; atoms[atom]++) Fill(atom + 1);
                return;
            }

            long[] counts = [.. Enumerable.Range(0, found.Length).Select(c => contents.AtomsIn(c).Sum(a => atoms[a]))];
            if (counts.Select((count, c) => ranges[c].Holds(count)).All(x => x))
                for (var c = 0; c < found.Length; c++) found[c].Add(counts[c]);
        }
    }

    private static Verdict Judge(CellContents contents, Method method, byte[]? seed = null)
    {
        var counts = Perturbation.Apply(contents, method, seed ?? []).Value;
        var tables = PerturbedTables.Of(contents.Cubes, counts);
        var structure = new PerturbedStructure(
            method.Fingerprint(), contents.Cubes.Spec, contents.Atoms, seed is null ? null : Convert.ToBase64String(seed),
            PerturbedTables.Hash(tables));
        return PerturbationAudit.Judge(tables, PerturbedStructure.Read(structure.ToJson())!, new DisclosurePolicy { Method = method });
    }
}
