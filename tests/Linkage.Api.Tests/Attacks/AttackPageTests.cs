using System.Reflection;
using System.Text.RegularExpressions;
using Linkage.Api.Tests.Generated;

namespace Linkage.Api.Tests.Attacks;

/// <summary>
/// Holds docs/attacks.md to the tests of this project that it names; those of the domain look after the rest of the page.
/// </summary>
public sealed partial class AttackPageTests
{
    [Fact]
    public void Every_test_of_this_project_that_the_page_names_exists()
    {
        var tests = typeof(AttackPageTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}").ToHashSet();
        var page = File.ReadAllText(Path.Combine(GeneratedFile.Root, "docs", "attacks.md"));
        var named = Quoted().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [GeneratedRegex("`(Linkage.Api.Tests[^`]+)`")]
    private static partial Regex Quoted();
}
