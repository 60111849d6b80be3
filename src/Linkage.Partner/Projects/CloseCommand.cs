using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Projects;

/// <summary>Closes a project: nothing is delivered or asked afterwards.</summary>
internal sealed class CloseCommand : Verb
{
    private readonly Argument<string> _project = new("project") { Description = "Id (prj-…) or name." };

    public CloseCommand()
        : base("close", "Close a project; nothing can be delivered or asked afterwards.", "linkage projects close energy-poverty") =>
        Arguments.Add(_project);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var id = await ProjectOption.ResolveAsync(session, session.Get(_project), cancel);
        if (id.IsRefused)
        {
            return session.Screen.End(id.Refusal);
        }

        var closed = await session.Client.PostAsync<JsonNode>(Paths.Project(id.Value, "closure"), new JsonObject(), cancel);
        return closed.IsRefused
            ? session.Screen.End(closed.Refusal)
            : session.Screen.Show(closed.Value.Document, $"Project {id.Value} is closed.");
    }
}
