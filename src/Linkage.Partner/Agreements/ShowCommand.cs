using System.Text.Json.Nodes;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Agreements;

/// <summary>Shows one version of the agreement in full, with its acceptances and the hash that an acceptance names.</summary>
internal sealed class ShowCommand : ProjectVerb
{
    private readonly VersionOption _version = new();

    public ShowCommand()
        : base("show", "Show a version of the agreement.", "linkage agreements show --project energy-poverty") => Options.Add(_version);

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var agreement = await _version.FetchAsync(session, project, cancel);
        if (agreement.IsRefused)
        {
            return session.Screen.End(agreement.Refusal);
        }

        var (version, document) = (agreement.Value.Value, agreement.Value.Document);
        return session.Screen.Show(document, screen =>
        {
            screen.Facts(
                ("version", version.Version),
                ("state", version.State),
                ("accepted by", version.AcceptedBy),
                ("hash", version.Hash),
                ("etag", agreement.Value.ETag?.Tag));
            Screen.WriteJson(session.Parse.InvocationConfiguration.Output, (document as JsonObject)?["document"]);
        });
    }
}
