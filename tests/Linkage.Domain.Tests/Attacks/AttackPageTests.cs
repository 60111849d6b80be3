using System.Reflection;
using System.Text.RegularExpressions;
using Linkage.Domain.Tests.Encodings;

namespace Linkage.Domain.Tests.Attacks;

/// <summary>Holds docs/attacks.md to the tests and files that it names.</summary>
public sealed partial class AttackPageTests
{
    private static readonly string s_root =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Checkout.TestData("febrl-quality.md"))!, "..", ".."));

    private static readonly string[] s_lines =
        [.. File.ReadLines(Path.Combine(s_root, "docs", "attacks.md")).Where(line => Numbered().IsMatch(line))];

    [Fact]
    public void No_promised_attack_is_missing()
    {
        string[] promised =
        [
            "two tables that differ in one person", "subtotal and total", "alone in a suppressed cell", "subtracts its own clients",
            "`coalition: 2`", "one person less", "one amount changed", "three releases", "five releases", "coefficients 2 and -3",
            "shift by a year", "hierarchy changed", "rounding unpicked by margins", "averaging of cell-key noise", "published zero total",
            "complement of a group", "a share that reveals a small count", "a mean beside its own sum", "a table of one row",
            "a holding with several entries", "200 small releases",
        ];
        Assert.Equal(Enumerable.Range(1, s_lines.Length).Select(number => $" {number} "), s_lines.Select(line => line.Split('|')[1]));
        Assert.All(promised, attack => Assert.Contains(s_lines, line => line.Split('|')[2].Contains(attack, StringComparison.Ordinal)));
        Assert.All(s_lines, line => Assert.NotEmpty(Named(line, "Linkage.")));
    }

    [Fact]
    public void Every_test_of_this_project_that_the_page_names_exists()
    {
        var tests = typeof(AttackPageTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}").ToHashSet();
        Assert.All(s_lines.SelectMany(line => Named(line, "Linkage.Domain.Tests.")), name => Assert.Contains(name, tests));
    }

    [Fact]
    public void Every_file_that_the_page_names_exists() =>
        Assert.All(s_lines.SelectMany(line => Named(line, "src/")), name => Assert.True(File.Exists(Path.Combine(s_root, name)), name));

    private static IEnumerable<string> Named(string line, string start) =>
        Quoted().Matches(line).Select(match => match.Groups[1].Value).Where(name => name.StartsWith(start, StringComparison.Ordinal));

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Numbered();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
