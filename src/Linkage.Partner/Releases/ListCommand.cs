using Linkage.Partner.Verbs;

namespace Linkage.Partner.Releases;

/// <summary>Lists the releases of a project.</summary>
internal sealed class ListCommand()
    : ListVerb<Release>("releases", "List the releases of a project.", "linkage releases list --project energy-poverty")
{
    protected override IReadOnlyList<string> Headings { get; } = ["release", "state", "released at", "job"];

    protected override IReadOnlyList<string?> Row(Release item) => [item.Id, item.State, item.CreatedAt, item.Job];
}
