using System.CommandLine;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Agreements;

/// <summary>Writes the draft of the agreement from a JSON file.</summary>
internal sealed class PutCommand : ProjectVerb
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "The agreement document, JSON." };
    private readonly Option<string?> _etag = new("--etag")
    {
        Description = "The draft that you changed, as `agreements show` gives it; needed once there is one.",
    };

    public PutCommand()
        : base(
            "put",
            "Write the draft of the agreement.",
            "linkage agreements put agreement.json --project energy-poverty",
            "linkage agreements put agreement.json --project energy-poverty --etag 1.1.d2549b5b73d9c98a")
    {
        Arguments.Add(_file);
        Options.Add(_etag);
    }

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var text = await File.ReadAllTextAsync(session.Get(_file).FullName, cancel);
        if (JsonFile.Check(text) is { } broken)
        {
            return session.Screen.End(Ending.BadInput(broken));
        }

        var put = await session.Client.PutAsync<AgreementVersion>(Paths.Project(project, "agreement"), text, session.Get(_etag), cancel);
        return put.IsRefused
            ? session.Screen.End(put.Refusal)
            : session.Screen.Show(put.Value.Document, screen => screen.Facts(
                ("version", put.Value.Value.Version),
                ("state", put.Value.Value.State),
                ("hash", put.Value.Value.Hash),
                ("etag", put.Value.ETag?.Tag)));
    }
}
