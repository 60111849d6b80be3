using System.Globalization;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Attacks;

/// <summary>
/// An attacker who adds and subtracts published counts until a few people are left: several suppressed cells of which each is uncertain,
/// and all of which together are known to be fewer than t. Tries every set of suppressed cells.
/// </summary>
public sealed class SmallSumTests
{
    private const int T = 10;

    private static readonly DisclosurePolicy s_policy = new()
    {
        MinimumFrequency = T, PerPartner = false, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe,
    };

    /// <summary>
    /// 3 + 4 = 100 − 53 − 40: seven people in a or b. With one published cell besides the total it is a pair, with two it is not.
    /// </summary>
    [Theory]
    [InlineData("3 4 53")]
    [InlineData("3 4 53 40")]
    [InlineData("1 2 3 53 40 30")]
    [InlineData("3 4 53 40 12 11 25")]
    public void What_is_left_of_a_total_is_not_few(string counts)
    {
        int[] all = [.. counts.Split(' ').Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
        Assert.Null(Known(all, 1, all.Length));
    }

    [Fact]
    public void What_is_left_of_random_rows_and_columns_is_not_few()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var chance = new Seeded($"small-sums-{seed}");
            var counts = Enumerable.Range(0, 12).Select(_ => chance.Below(3) == 0 ? 1 + chance.Below(6) : 10 + chance.Below(60)).ToArray();
            Assert.True(Known(counts, 3, 4) is not { } found, $"seed {seed}: {string.Join(' ', counts)}: {Known(counts, 3, 4)}");
        }
    }

    /// <returns>The first set of suppressed inner cells that is known to hold few, in words; null when there is none.</returns>
    private static string? Known(int[] counts, int rows, int columns)
    {
        var (rowCodes, columnCodes) = (Codes("r", rows), Codes("c", columns));
        var made = new Rows(new TabulationSpec(
            [Rows.Flat("row", rowCodes) with { Sensitive = false }, Rows.Flat("column", columnCodes) with { Sensitive = false }],
            [new TableSpec("t", [new Dimension("row", ["row"]), new Dimension("column", ["column"])],
                [new MeasureSpec("n", MeasureKind.CountSubjects)])],
            [], []));
        for (var at = 0; at < counts.Length; at++) made.Add(counts[at], $"{rowCodes[at / columns]} {columnCodes[at % columns]}");
        var result = Suppression.Protect(made.Tabulate(), s_policy);
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);
        var span = new RationalSpan(counts.Length);
        var hidden = new HashSet<int>();
        foreach (var cell in result.Publish().Tables[0].Cells)
        {
            int[] inner =
                [.. Enumerable.Range(0, counts.Length).Where(at => cell.Codes[0] is "_T" || cell.Codes[0] == rowCodes[at / columns])
                .Where(at => cell.Codes[1] is "_T" || cell.Codes[1] == columnCodes[at % columns])];
            if (cell.Values[0].Value is not null) span.Add(inner);
            else if (inner.Length == 1) hidden.Add(inner[0]);
        }

        var suppressed = hidden.Order().ToList();
        for (var set = 1; set < 1 << suppressed.Count; set++)
        {
            var chosen = suppressed.Where((_, at) => (set >> at & 1) == 1).ToList();
            if (chosen.Sum(at => counts[at]) is > 0 and < T && span.Contains(chosen))
                return string.Join(" + ", chosen.Select(at => counts[at]));
        }

        return null;
    }

    private static string[] Codes(string name, int many) => [.. Enumerable.Range(1, many).Select(at => $"{name}{at}")];
}
