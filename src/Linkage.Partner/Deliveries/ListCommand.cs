using Linkage.Partner.Verbs;

namespace Linkage.Partner.Deliveries;

/// <summary>Lists the deliveries of a project.</summary>
internal sealed class ListCommand()
    : ListVerb<Delivery>("deliveries", "List the deliveries of a project.", "linkage deliveries list --project energy-poverty")
{
    protected override IReadOnlyList<string> Headings { get; } = ["delivery", "dataset", "period", "state", "organisation"];

    protected override IReadOnlyList<string?> Row(Delivery item) => [item.Id, item.Dataset, item.Period, item.State, item.Organisation];
}
