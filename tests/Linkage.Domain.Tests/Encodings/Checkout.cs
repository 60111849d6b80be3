namespace Linkage.Domain.Tests.Encodings;

/// <summary>Files of the checkout that the tests run from.</summary>
internal static class Checkout
{
    /// <summary>A file of tests/data.</summary>
    public static string TestData(string name) =>
        Search(Path.Combine("tests", "data", name)) ?? throw new FileNotFoundException($"tests/data/{name} is not in the checkout.");

    /// <summary>
    /// One of the FEBRL files: in tests/data, or in the folder `shared` beside the checkout; null where there is neither.
    /// </summary>
    public static string? Febrl(string name) => Search(Path.Combine("tests", "data", name)) ?? Search(Path.Combine("shared", "data", name));

    private static string? Search(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (File.Exists(candidate)) return candidate;
        }

        return null;
    }
}
