using System.Globalization;
using Linkage.Api.Hosting;

namespace Linkage.Api.Demo;

/// <summary>The words after `demo`.</summary>
/// <param name="Exit">End after the release instead of serving on.</param>
/// <param name="Data">A folder that must not exist yet, or be empty.</param>
internal sealed record DemoSettings(bool Exit, string Seed, int Households, string Data, string Urls)
{
    public const string Usage =
        "demo [--exit] [--seed <text>] [--households <1000 to 1000000>] [--data <new folder>] [--urls http://localhost:5080]";

    /// <exception cref="StartRefusedException">A word is not known, or a value is out of its range.</exception>
    public static DemoSettings Read(string[] words, TimeProvider clock)
    {
        var settings = new DemoSettings(
            false, "lindewaard", 20_000, $"demo-data-{clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}", "http://localhost:5080");
        for (var at = 0; at < words.Length; at++)
        {
            settings = words[at] switch
            {
                "--exit" => settings with { Exit = true },
                "--seed" => settings with { Seed = Next(words, ref at) },
                "--households" => settings with { Households = Count(Next(words, ref at)) },
                "--data" => settings with { Data = Next(words, ref at) },
                "--urls" => settings with { Urls = Next(words, ref at) },
                _ => throw new StartRefusedException($"There is no option {words[at]} here. Usage: {Usage}"),
            };
        }

        return Directory.Exists(settings.Data) && Directory.EnumerateFileSystemEntries(settings.Data).Any()
            ? throw new StartRefusedException(
                $"The folder {settings.Data} is not empty; the demo begins in a new one. Name another with --data.")
            : settings;
    }

    private static string Next(string[] words, ref int at) =>
        ++at < words.Length ? words[at] : throw new StartRefusedException($"{words[at - 1]} needs a value. Usage: {Usage}");

    private static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1_000 and <= 1_000_000
            ? count
            : throw new StartRefusedException("--households takes a number from 1000 to 1000000.");
}
