using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Agreements;

/// <summary>Accepts a version on behalf of the caller's organisation, by the hash of what was read.</summary>
internal sealed class AcceptCommand : ProjectVerb
{
    private readonly VersionOption _version = new();
    private readonly Option<string?> _hash = new("--hash")
    {
        Description = "Hash of the document that you read (default: that of the version as it stands now).",
    };

    public AcceptCommand()
        : base(
            "accept",
            "Accept a version of the agreement for your organisation.",
            "linkage agreements accept --project energy-poverty",
            "linkage agreements accept --project energy-poverty -n 2 --hash 9c1e…")
    {
        Options.Add(_version);
        Options.Add(_hash);
    }

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var agreement = await _version.FetchAsync(session, project, cancel);
        if (agreement.IsRefused)
        {
            return session.Screen.End(agreement.Refusal);
        }

        var version = agreement.Value.Value;
        var path = Paths.Project(project, "agreements", version.Version.ToString(CultureInfo.InvariantCulture), "acceptances");
        var body = new JsonObject { ["documentHash"] = session.Get(_hash) ?? version.Hash };
        var accepted = await session.Client.PostAsync<JsonNode>(path, body, cancel);
        return accepted.IsRefused
            ? session.Screen.End(accepted.Refusal)
            : session.Screen.Show(accepted.Value.Document, $"Accepted version {version.Version}.");
    }
}
