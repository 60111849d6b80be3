using Linkage.Partner.Projects;

namespace Linkage.Partner.Verbs;

/// <summary>A verb about something within one project, which is found before the verb runs.</summary>
internal abstract class ProjectVerb : Verb
{
    private readonly ProjectOption _project = new();

    protected ProjectVerb(string name, string description, params string[] examples)
        : base(name, description, examples) => Options.Add(_project);

    protected abstract Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel);

    protected sealed override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var project = await _project.ResolveAsync(session, cancel);
        return project.HasEnded ? session.Screen.End(project.Ending) : await RunAsync(session, project.Value, cancel);
    }
}
