using Linkage.Domain.Questions;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Links;

/// <summary>One input of the question with the delivery that answers it; a dry run has none.</summary>
internal sealed record JobInput(Input Input, Delivery? Delivery, DeliveryTable? Table)
{
    /// <summary>Of an input whose join is not exact: which of its rows are linked to which.</summary>
    public LinkTable? Links { get; init; }
}
