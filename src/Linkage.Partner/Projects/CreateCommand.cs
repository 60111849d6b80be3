using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Projects;

/// <summary>Creates a project; the caller's organisation becomes its owner.</summary>
internal sealed class CreateCommand : Verb
{
    private readonly Argument<string> _name = new("name") { Description = "Short name, a slug such as energy-poverty." };
    private readonly Option<string> _title = new("--title") { Description = "Title in a sentence.", Required = true };

    public CreateCommand()
        : base(
            "create",
            "Create a project, owned by your organisation.",
            "linkage projects create energy-poverty --title \"Energy poverty in Lindewaard\"")
    {
        Arguments.Add(_name);
        Options.Add(_title);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var body = new JsonObject { ["name"] = session.Get(_name), ["title"] = session.Get(_title) };
        var project = await session.Client.PostAsync<Project>(Paths.Of("projects"), body, cancel);
        return project.IsRefused
            ? session.Screen.End(project.Refusal)
            : session.Screen.Show(project.Value.Document, $"Created project {project.Value.Value.Id}.");
    }
}
