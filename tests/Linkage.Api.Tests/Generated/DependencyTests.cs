using System.Reflection;
using System.Xml.Linq;

namespace Linkage.Api.Tests.Generated;

/// <summary>
/// Dependencies run one way: Domain, Storage, Worker, Api; Partner knows Domain only, and Api knows Partner for the demo.
/// </summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Linkage.Domain"] = [],
        ["Linkage.Storage"] = ["Linkage.Domain"],
        ["Linkage.Worker"] = ["Linkage.Domain", "Linkage.Storage"],
        ["Linkage.Partner"] = ["Linkage.Domain"],
        ["Linkage.Api"] = ["Linkage.Domain", "Linkage.Storage", "Linkage.Worker", "Linkage.Partner"],
    };

    private static readonly Dictionary<string, string[]> Homes = new()
    {
        ["Dapper"] = ["Linkage.Storage"],
        ["Microsoft.Data.SqlClient"] = ["Linkage.Storage"],
        ["Microsoft.Data.Sqlite"] = ["Linkage.Storage"],
        ["Microsoft.AspNetCore.Http"] = ["Linkage.Api"],
        ["Microsoft.AspNetCore.Http.Abstractions"] = ["Linkage.Api"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_those_below_it_only(string project)
    {
        var file = XDocument.Load(Path.Combine(GeneratedFile.Root, "src", project, project + ".csproj"));
        var references = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        Assert.Subset(Allowed[project].ToHashSet(), references.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_library_stays_in_its_home(string project)
    {
        var assembly = Assembly.Load(project == "Linkage.Partner" ? "linkage" : project);
        foreach (var name in assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Where(Homes.ContainsKey))
            Assert.Contains(project, Homes[name]);
    }

    [Fact]
    public void The_domain_has_no_packages()
    {
        var file = XDocument.Load(Path.Combine(GeneratedFile.Root, "src", "Linkage.Domain", "Linkage.Domain.csproj"));
        Assert.Empty(file.Descendants("PackageReference"));
    }

    [Fact]
    public void Only_the_demo_uses_the_partners_command()
    {
        var users = Directory.EnumerateFiles(Path.Combine(GeneratedFile.Root, "src", "Linkage.Api"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("Linkage.Partner", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!));
        Assert.All(users, folder => Assert.Equal("Demo", folder));
    }
}
