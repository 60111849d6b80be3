using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Linkage.Domain.Encodings;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Shows how full encodings are and how often they repeat, with warnings.</summary>
internal sealed class DescribeCommand : Verb
{
    private const int BarWidth = 40;
    private readonly Option<FileInfo> _in = new("--in", "-i") { Description = "File of encodings.", Required = true, HelpName = "file" };

    public DescribeCommand()
        : base(
            "describe",
            "Show how full encodings are, and warn of those that are too full, too empty or too frequent.",
            "linkage lab describe --in clks.json") => Options.Add(_in);

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        using var stream = session.Get(_in)!.OpenRead();
        var file = EncodingFileReader.Read(stream, leaveOutUnusable: true);
        if (file.IsRefused) return Task.FromResult(session.Screen.End(Ending.BadInput(file.Refusal)));
        var profile = EncodingProfile.Of(file.Value.Encodings);
        foreach (var warning in profile.Warnings) session.Screen.Note(warning);
        if (file.Value.LeftOut.Count > 0)
            session.Screen.Note($"{file.Value.LeftOut.Count} encodings have no bit or every bit set and can match nobody.");
        var document = JsonSerializer.SerializeToNode(profile, JsonSerializerOptions.Web);
        return Task.FromResult(session.Screen.Show(document, screen => Draw(screen, profile)));
    }

    private static void Draw(Screen screen, EncodingProfile profile)
    {
        screen.Facts(
            ("Encodings", profile.Count),
            ("Bits", profile.Length),
            ("Ones, mean", profile.MeanOnes.ToString("F1", CultureInfo.InvariantCulture)),
            ("Ones, deviation", profile.DeviationOnes.ToString("F1", CultureInfo.InvariantCulture)),
            ("Ones, from and to", $"{profile.FewestOnes} … {profile.MostOnes}"),
            ("Shared by others", profile.Shared));
        var most = Math.Max(1, profile.Histogram.Max());
        for (var bin = 0; bin < EncodingProfile.Bins; bin++)
        {
            var bar = new string('#', (int)((long)profile.Histogram[bin] * BarWidth / most));
            screen.Line($"{100 * bin / EncodingProfile.Bins,3} % {bar} {profile.Histogram[bin]}");
        }
    }
}
