using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Releases;

/// <summary>Recalls a release: its files are gone, that they were released is not.</summary>
internal sealed class RecallCommand : Verb
{
    private readonly Argument<string> _release = new("release") { Description = "Id of the release (rel-…)." };
    private readonly Option<string> _reason = new("--reason") { Description = "Why, for the audit trail.", Required = true };

    public RecallCommand()
        : base(
            "recall",
            "Recall a release; its files can no longer be fetched.",
            "linkage releases recall rel-5m1q --reason \"wrong boundary year\"")
    {
        Arguments.Add(_release);
        Options.Add(_reason);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var body = new JsonObject { ["reason"] = session.Get(_reason) };
        var recalled = await session.Client.PostAsync<JsonNode>(Paths.Release(session.Get(_release), "recall"), body, cancel);
        return recalled.IsRefused
            ? session.Screen.End(recalled.Refusal)
            : session.Screen.Show(recalled.Value.Document, $"Release {session.Get(_release)} is recalled.");
    }
}
