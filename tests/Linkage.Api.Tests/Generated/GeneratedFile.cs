using System.Runtime.CompilerServices;

namespace Linkage.Api.Tests.Generated;

/// <summary>A file under docs/generated that the code implies. LINKAGE_UPDATE_GENERATED=1 writes it; else it is compared.</summary>
internal static class GeneratedFile
{
    public static void Compare(string name, string text)
    {
        var path = Path.Combine(Root, "docs", "generated", name);
        if (Environment.GetEnvironmentVariable("LINKAGE_UPDATE_GENERATED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == text,
            $"{name} is not what the code says: run the tests with LINKAGE_UPDATE_GENERATED=1.");
    }

    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Linkage.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
