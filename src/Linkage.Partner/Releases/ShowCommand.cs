using System.CommandLine;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Releases;

/// <summary>Shows a release, or one of its tables.</summary>
internal sealed class ShowCommand : Verb
{
    private readonly Argument<string> _release = new("release") { Description = "Id of the release (rel-…)." };
    private readonly Option<string?> _table = new("--table", "-t") { Description = "Show this table, suppressed cells marked with ×." };

    public ShowCommand()
        : base(
            "show",
            "Show a release, or one of its tables.",
            "linkage releases show rel-5m1q",
            "linkage releases show rel-5m1q --table by-area")
    {
        Arguments.Add(_release);
        Options.Add(_table);
    }

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel) =>
        session.Get(_table) is { } table ? TableAsync(session, table, cancel) : ReleaseAsync(session, cancel);

    private async Task<ExitCode> ReleaseAsync(Session session, CancellationToken cancel)
    {
        var release = await session.Client.GetAsync<Release>(Paths.Release(session.Get(_release)), cancel);
        return release.IsRefused
            ? session.Screen.End(release.Refusal)
            : session.Screen.Show(release.Value.Document, release.Value.Value.Show);
    }

    private async Task<ExitCode> TableAsync(Session session, string name, CancellationToken cancel)
    {
        var csv = await session.Client.GetTextAsync(Paths.Release(session.Get(_release), "files", name + ".csv"), cancel);
        if (csv.IsRefused)
        {
            return session.Screen.End(csv.Refusal);
        }

        var table = ReleasedTable.Read(csv.Value);
        return session.Screen.Show(table.ToJson(), table.Show);
    }
}
