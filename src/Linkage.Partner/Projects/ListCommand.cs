using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Projects;

/// <summary>Lists the projects in which the caller's organisation takes part.</summary>
internal sealed class ListCommand() : Verb("list", "List the projects of your organisation.", "linkage projects list")
{
    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var list = await session.Client.ListAsync<Project>(Paths.Of("projects"), cancel);
        return list.IsRefused
            ? session.Screen.End(list.Refusal)
            : session.Screen.Show(list.Value.Document, screen => screen.Table(
                ["project", "name", "state", "owner", "title"],
                list.Value.Value.List.Select(project => new[] { project.Id, project.Name, project.State, project.Owner, project.Title })));
    }
}
