using System.Globalization;
using System.Text;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Tests.Encodings;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Holds the table in tests/data/suppressed.md to what comes out. LINKAGE_UPDATE_GENERATED=1 writes it.</summary>
public sealed class SuppressedTests
{
    private static readonly DisclosurePolicy s_open = new()
    {
        MinimumFrequency = 1, PPercent = null, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false,
    };

    private static readonly (string Name, DisclosurePolicy Policy)[] s_ofCounts =
    [
        ("t = 3", s_open with { MinimumFrequency = 3 }),
        ("t = 10", s_open with { MinimumFrequency = 10 }),
        ("t = 3, zeros, g = 90 %", s_open with { MinimumFrequency = 3, GroupDisclosurePercent = 90, Zeros = ZeroRule.Disclosive }),
        ("as agreements have it", new DisclosurePolicy()),
    ];

    private static readonly (string Name, DisclosurePolicy Policy)[] s_ofAmounts =
    [
        ("t = 3", s_open with { MinimumFrequency = 3 }),
        ("(1, 80)", s_open with { Dominance = [new(1, 80)] }),
        ("p = 15 %", s_open with { PPercent = 15 }),
        ("p = 10 %, q = 50 %", s_open with { Pq = new(10, 50) }),
        ("as agreements have it", new DisclosurePolicy()),
    ];

    [Fact]
    public void What_is_suppressed_on_the_examples_is_what_the_README_says()
    {
        var table = new StringBuilder(
            "| example | rule | cells | primary | secondary | of cells | of subjects | of value |\n"
            + "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (example, rows, rules) in new (string, Rows, (string, DisclosurePolicy)[])[]
        {
            ("GaussSuppression, example1", Examples.Example1(), s_ofCounts),
            ("SDC Handbook, hours worked", Examples.HoursWorked(), s_ofCounts),
            ("FEBRL 4a, state by decade of birth", Examples.Febrl(), s_ofCounts),
            ("GaussSuppression, magnitude1", Examples.Magnitude1(), s_ofAmounts),
            ("sdcTable, microdata1", Examples.Microdata1(), s_ofAmounts),
            ("turnover of the README", Examples.Turnover(), s_ofAmounts),
        })
        {
            var tabulation = rows.Tabulate();
            foreach (var (rule, policy) in rules)
            {
                var made = Suppression.Protect(tabulation, policy);
                var verdict = Audit.Judge(made.Publish(), made.Structure(), policy);
                Assert.True(verdict.IsSafe, $"{example}, {rule}: {verdict.Kind}");
                var loss = RiskReport.Of(made, verdict).Losses.Single();
                table.Append(CultureInfo.InvariantCulture, $"| {example} | {rule} | {loss.Cells} | {loss.Primary} | {loss.Secondary} | ");
                var (cells, subjects, value) = (loss.CellShare * 100, loss.SubjectShare * 100, loss.ValueShare * 100);
                table.Append(CultureInfo.InvariantCulture, $"{cells:F1} % | {subjects:F1} % | {value:F1} % |\n");
            }
        }

        var path = Path.Combine(Path.GetDirectoryName(Checkout.TestData("febrl-quality.md"))!, "suppressed.md");
        if (Environment.GetEnvironmentVariable("LINKAGE_UPDATE_GENERATED") == "1") File.WriteAllText(path, table.ToString());
        Assert.Equal(File.ReadAllText(path), table.ToString());
        Assert.Contains(
            table.ToString(),
            File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "README.md")),
            StringComparison.Ordinal);
    }
}
