using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>Lists the jobs of a project.</summary>
internal sealed class ListCommand() : ListVerb<Job>("jobs", "List the jobs of a project.", "linkage jobs list --project energy-poverty")
{
    protected override IReadOnlyList<string> Headings { get; } = ["job", "question", "state", "stage", "submitted by"];

    protected override IReadOnlyList<string?> Row(Job item) => [item.Id, item.Question, item.State, item.Stage, item.SubmittedBy];
}
