using Linkage.Partner.Http;

namespace Linkage.Partner.Verbs;

/// <summary>Lists what a project has of one noun, all pages of it.</summary>
/// <param name="noun">Last part of the address, such as `deliveries`.</param>
internal abstract class ListVerb<T>(string noun, string description, params string[] examples) : ProjectVerb("list", description, examples)
{
    protected abstract IReadOnlyList<string> Headings { get; }

    protected abstract IReadOnlyList<string?> Row(T item);

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var list = await session.Client.ListAsync<T>(Paths.Project(project, noun), cancel);
        return list.IsRefused
            ? session.Screen.End(list.Refusal)
            : session.Screen.Show(list.Value.Document, screen => screen.Table(Headings, list.Value.Value.List.Select(Row)));
    }
}
