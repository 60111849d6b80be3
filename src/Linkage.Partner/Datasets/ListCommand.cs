using Linkage.Partner.Verbs;

namespace Linkage.Partner.Datasets;

/// <summary>Lists the datasets of the agreement in force.</summary>
internal sealed class ListCommand()
    : ListVerb<Dataset>("datasets", "List the datasets of the agreement in force.", "linkage datasets list --project energy-poverty")
{
    protected override IReadOnlyList<string> Headings { get; } = ["dataset", "delivered by", "period", "title"];

    protected override IReadOnlyList<string?> Row(Dataset item) => [item.Name, item.Organisation, item.Period, item.Title];
}
