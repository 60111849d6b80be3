using Linkage.Api.Tests.Generated;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>The commands of the tutorial, as they stand in its text, and what they leave behind.</summary>
/// <param name="Said">Everything that was printed.</param>
/// <param name="Desks">The folder with a folder per person.</param>
internal sealed record Tutorial(string Said, string Desks)
{
    private const string Begin = "<!-- tutorial -->";
    private const string End = "<!-- /tutorial -->";

    /// <summary>The downloaded release.</summary>
    public string Release => Path.Combine(Desks, "ava", "release");

    public string ServiceKeys => Path.Combine(Desks, "ava", "service-keys.json");

    public string Table => Path.Combine(Release, "by-state-and-decade.csv");

    /// <summary>The fenced blocks of a language between the markers: `bash` for what is typed, `text` for what comes out.</summary>
    public static IReadOnlyList<string> Lines(string language)
    {
        var text = File.ReadAllText(Path.Combine(GeneratedFile.Root, "README.md"));
        var (lines, inside) = (new List<string>(), false);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        foreach (var line in text[begin..end].Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = line == $"```{language}";
            else if (inside) lines.Add(line);
        }

        return lines;
    }

    /// <summary>Plays it against a service; every command must end with 0.</summary>
    public static async Task<Tutorial> PlayAsync(Uri server, string temporary)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tutorial is written for a POSIX shell.");
        var (code, said) = await Shell.RunAsync(string.Join('\n', Lines("bash")), server, temporary);
        Assert.True(code == 0, $"The tutorial ended with {code}:\n{said}");
        return new Tutorial(said, Assert.Single(Directory.GetDirectories(temporary, "tmp.*")));
    }

    /// <summary>The released files by name, the signature apart: it is another one each time.</summary>
    public SortedDictionary<string, byte[]> Files() => new(
        Directory.GetFiles(Release)
            .Where(file => Path.GetFileName(file) != "manifest.jws")
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes),
        StringComparer.Ordinal);
}
