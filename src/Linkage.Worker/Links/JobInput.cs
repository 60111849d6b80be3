using Linkage.Domain.Questions;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Links;

/// <summary>One input of the question with the delivery that answers it; a dry run has none.</summary>
internal sealed record JobInput(Input Input, Delivery? Delivery, DeliveryTable? Table);
