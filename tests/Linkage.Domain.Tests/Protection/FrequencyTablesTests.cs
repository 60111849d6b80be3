using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>
/// The examples of section 5.2 of the Handbook on Statistical Disclosure Control (sdcTools/HandbookSDC, chapter 5, "Disclosure risks"):
/// each table as printed there, with what its text says can be learned.
/// </summary>
public sealed class FrequencyTablesTests
{
    private static readonly DisclosurePolicy s_policy = new()
    {
        MinimumFrequency = 3, PerPartner = false, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe,
    };

    private static readonly MeasureSpec s_count = new("n", MeasureKind.CountSubjects);

    /// <summary>Marital status by sex: the one single woman is identified, and three more cells keep her from being subtracted.</summary>
    [Fact]
    public void Identification()
    {
        var rows = Crossed(["married", "divorced", "single"], ["male", "female"], [[38, 17], [7, 4], [3, 1]]);
        var result = Suppression.Protect(rows.Tabulate(), s_policy);
        var hidden = Hidden(result);
        Assert.Contains("single female", hidden);
        Assert.Equal(4, hidden.Count);
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);
        Assert.False(Audit.Judge(Open(result, "single female", 1), result.Structure(), s_policy).IsSafe);
    }

    /// <summary>Hours worked by status and sex: zeros beside the one single woman say in which band she is.</summary>
    [Fact]
    public void Attribute_disclosure()
    {
        var rows = Examples.HoursWorked();
        var policy = s_policy with { Zeros = ZeroRule.Disclosive };
        var result = Suppression.Protect(rows.Tabulate(), policy);
        var hidden = Hidden(result);
        foreach (var band in new[] { "more", "some", "few" }) Assert.Contains($"single female {band}", hidden);
        // That no woman works few hours but one: neither the one nor the zeros of the others are shown.
        Assert.Contains("_T female few", hidden);
        Assert.Contains("married female few", hidden);
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), policy).IsSafe);
    }

    /// <summary>
    /// All married people of the area work full time, and the one divorced person who does not knows it of the five others.
    /// </summary>
    [Fact]
    public void Group_attribute_disclosure()
    {
        var rows = Crossed(["married", "divorced", "single"], ["full", "part"], [[6, 0], [5, 1], [2, 2]], sensitive: true);
        var policy = s_policy with { MinimumFrequency = 2, GroupDisclosurePercent = 90 };
        var result = Suppression.Protect(rows.Tabulate(), policy);
        var hidden = Hidden(result);
        Assert.Contains("married full", hidden);
        Assert.Contains("married part", hidden);
        Assert.Contains("divorced part", hidden);
        // The five are not left as the only other part of a published six.
        Assert.Contains("divorced full", hidden);
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), policy).IsSafe);
    }

    /// <summary>
    /// Area A by two boundaries that differ by a few homes: 50 and 52, 54 and 55, 128 and 130; the other cells are the same.
    /// </summary>
    [Fact]
    public void Geographical_differencing()
    {
        (string Cell, int Now, int Before)[] cells =
        [
            ("more male", 50, 52), ("some male", 128, 130), ("few male", 39, 39),
            ("more female", 54, 55), ("some female", 140, 140), ("few female", 49, 49),
        ];
        foreach (var (cell, now, before) in cells)
        {
            var releases = new Ledger.Releases().Count("release 1", $"{cell} by districts", People(0, before))
                .Count(null, $"{cell} by output areas", People(0, now));
            var verdict = releases.Judge(frequency: 3);
            Assert.Equal(now == before, verdict.IsSafe);
            if (!verdict.IsSafe) Assert.Equal(before - now, verdict.Findings[0].Subjects);
        }
    }

    /// <summary>
    /// Employment, residence, and men by both: 22 live and work in the area, 21 of them men, so that one woman does. That
    /// five and four women do one of the two follows as well, and is allowed with a minimum frequency of three.
    /// </summary>
    [Fact]
    public void Linked_tables()
    {
        var (both, lives, works) = (People(0, 22), People(22, 85), People(85, 112));
        var releases = new Ledger.Releases()
            .Count("release 1", "working in area", both.Concat(works)).Count("release 1", "living and working", both)
            .Count("release 2", "living, employed", both.Concat(lives))
            .Count(null, "men living and working", People(0, 21)).Count(null, "men living only", People(22, 80))
            .Count(null, "men working only", People(85, 108));
        var finding = Assert.Single(releases.Judge(frequency: 3).Findings);
        Assert.Equal(DifferencingTest.Pair, finding.Test);
        Assert.Equal(1, finding.Subjects);
    }

    /// <summary>Hours by sex with bands from 20 and bands from 25: one man works between 20 and 24 hours, and nobody else does.</summary>
    [Fact]
    public void Differencing_of_sub_populations()
    {
        var releases = new Ledger.Releases();
        Bands(releases, "release 1", "under 20", 6, "20-39", 9, 0);
        Bands(releases, null, "under 25", 7, "25-39", 8, 0);
        Bands(releases, "release 1", "women under 20", 10, "women 20-39", 38, 1000);
        Bands(releases, null, "women under 25", 10, "women 25-39", 38, 1000);
        var findings = releases.Judge(frequency: 3).Findings;
        Assert.NotEmpty(findings);
        Assert.All(findings, found => Assert.Equal(1, found.Subjects));
        Assert.DoesNotContain(findings, found => found.Sentence.Contains("women", StringComparison.Ordinal));

        // In one result the bands are one variable each, and the two that differ by one man are not both shown.
        var spec = new TabulationSpec(
            [Rows.Flat("of20", "under", "from") with { Sensitive = false }, Rows.Flat("of25", "under", "from") with { Sensitive = false }],
            [new TableSpec("a", [new Dimension("of20", ["of20"])], [s_count]), new TableSpec("b", [new Dimension("of25", ["of25"])], [s_count])],
            [], []);
        var result = Suppression.Protect(
            new Rows(spec).Add(6, "under under").Add(1, "from under").Add(8, "from from").Tabulate(), s_policy);
        Assert.Contains(result.Publish().Tables, table => table.Cells[0].Values[0].Value is null);
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);
    }

    private static void Bands(Ledger.Releases releases, string? release, string low, int inLow, string high, int inHigh, int from) =>
        releases.Count(release, low, People(from, from + inLow))
            .Count(release, high, People(from + inLow, from + inLow + inHigh));

    private static IEnumerable<int> People(int from, int to) => Ledger.Releases.People(from, to);

    private static TabulationSpec Spec(params Variable[] variables) => new(
        variables, [new TableSpec("t", [.. variables.Select(v => new Dimension(v.Name, [v.Name]))], [s_count])], [], []);

    private static Rows Crossed(string[] rows, string[] columns, int[][] counts, bool sensitive = false)
    {
        var spec = Spec(Rows.Flat("row", rows) with { Sensitive = false }, Rows.Flat("column", columns) with { Sensitive = sensitive });
        var made = new Rows(spec);
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < columns.Length; c++) made.Add(counts[r][c], $"{rows[r]} {columns[c]}");
        return made;
    }

    private static List<string> Hidden(ProtectedTabulation result) =>
        [.. result.Publish().Tables[0].Cells.Where(c => c.Values[0].Status == "Q").Select(c => string.Join(' ', c.Codes))];

    private static Linkage.Domain.Protection.Publishing.PublishedTables Open(ProtectedTabulation result, string codes, decimal value) =>
        Intervals.Hidden.Open(result.Publish(), codes, value);
}
