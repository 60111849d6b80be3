using System.CommandLine;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Projects;

/// <summary>Names the project of a command, by id or by name; LINKAGE_PROJECT stands in for it.</summary>
internal sealed class ProjectOption : Option<string?>
{
    public ProjectOption()
        : base("--project", "-p")
    {
        Description = "Project, by id (prj-…) or name (default: LINKAGE_PROJECT).";
        HelpName = "project";
    }

    /// <summary>The id of the project that was named.</summary>
    public async Task<Attempt<string>> ResolveAsync(Session session, CancellationToken cancel)
    {
        if ((session.Get(this) ?? session.Variable("LINKAGE_PROJECT")) is not { } named)
        {
            return Ending.BadInput("no-project", "Say which project: --project, or LINKAGE_PROJECT.");
        }

        var found = await ResolveAsync(session, named, cancel);
        return found.IsRefused ? found.Refusal : found.Value;
    }

    /// <summary>An id is taken as it is; a name is looked up among the projects that the caller may see.</summary>
    public static async Task<Outcome<string>> ResolveAsync(Session session, string named, CancellationToken cancel)
    {
        if (named.StartsWith("prj-", StringComparison.Ordinal))
        {
            return named;
        }

        var projects = await session.Client.ListAsync<Project>(Paths.Of("projects"), cancel);
        if (projects.IsRefused)
        {
            return projects.Refusal;
        }

        var found = projects.Value.Value.List.Where(project => project.Name == named).ToList();
        return found.Count switch
        {
            1 => found[0].Id,
            0 => Refusal.NotFound,
            _ => new Refusal(RefusalKind.Conflict, "ambiguous-project", "More than one project has that name. Use its id."),
        };
    }
}
