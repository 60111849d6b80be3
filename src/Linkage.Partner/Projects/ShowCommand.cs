using System.CommandLine;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Projects;

/// <summary>Shows one project.</summary>
internal sealed class ShowCommand : Verb
{
    private readonly Argument<string> _project = new("project") { Description = "Id (prj-…) or name." };

    public ShowCommand()
        : base("show", "Show one project.", "linkage projects show energy-poverty", "linkage projects show prj-4k2m --json") =>
        Arguments.Add(_project);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var id = await ProjectOption.ResolveAsync(session, session.Get(_project), cancel);
        if (id.IsRefused)
        {
            return session.Screen.End(id.Refusal);
        }

        var project = await session.Client.GetAsync<Project>(Paths.Project(id.Value), cancel);
        return project.IsRefused
            ? session.Screen.End(project.Refusal)
            : session.Screen.Show(project.Value.Document, project.Value.Value.Show);
    }
}
