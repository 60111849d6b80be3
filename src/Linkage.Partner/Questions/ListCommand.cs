using Linkage.Partner.Verbs;

namespace Linkage.Partner.Questions;

/// <summary>Lists the questions that may be asked.</summary>
internal sealed class ListCommand()
    : ListVerb<Question>("questions", "List the questions that may be asked.", "linkage questions list --project energy-poverty")
{
    protected override IReadOnlyList<string> Headings { get; } = ["question", "title"];

    protected override IReadOnlyList<string?> Row(Question item) => [item.Name, item.Title];
}
