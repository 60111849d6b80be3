using System.Globalization;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Agreements;

/// <summary>Proposes a draft to the organisations that it names.</summary>
internal sealed class ProposeCommand : ProjectVerb
{
    private readonly VersionOption _version = new();

    public ProposeCommand()
        : base("propose", "Propose the draft to the organisations that it names.", "linkage agreements propose --project energy-poverty") =>
        Options.Add(_version);

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var agreement = await _version.FetchAsync(session, project, cancel);
        if (agreement.IsRefused)
        {
            return session.Screen.End(agreement.Refusal);
        }

        var number = agreement.Value.Value.Version.ToString(CultureInfo.InvariantCulture);
        var path = Paths.Project(project, "agreements", number, "proposal");
        var proposed = await session.Client.PostAsync<JsonNode>(path, new JsonObject(), cancel);
        return proposed.IsRefused
            ? session.Screen.End(proposed.Refusal)
            : session.Screen.Show(proposed.Value.Document, $"Version {number} is proposed.");
    }
}
