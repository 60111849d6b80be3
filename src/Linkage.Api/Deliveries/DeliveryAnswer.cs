using System.Text.Json;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Storage.Deliveries;

namespace Linkage.Api.Deliveries;

/// <summary>One upload of a dataset for a reference period.</summary>
/// <param name="Period">`2023JJ00`, `2023KW03`, `2023MM04`, or a date.</param>
/// <param name="Bytes">Of the file as it was announced.</param>
/// <param name="FileName">For the organisation that delivered, only.</param>
/// <param name="Reason">Why it was rejected or withdrawn.</param>
/// <param name="Report">What validation found, by row, field and rule, never by value; for the organisation that delivered, only.</param>
public sealed record DeliveryAnswer(
    string Id, string Project, int AgreementVersion, string Dataset, string Organisation, string Period, DeliveryState State, long? Rows,
    long Bytes, long ReceivedBytes, string? FileName, string? Reason, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset StateAt,
    DateTimeOffset? ExpiresAt, JsonElement? Report)
{
    internal static DeliveryAnswer Of(Delivery delivery, OrganisationId reader)
    {
        var own = delivery.OrganisationId == reader;
        return new DeliveryAnswer(
            delivery.Id.Value,
            delivery.ProjectId.Value,
            delivery.AgreementVersion,
            delivery.Dataset,
            delivery.OrganisationId.Value,
            delivery.Period,
            delivery.State,
            delivery.RowCount,
            delivery.DeclaredBytes,
            delivery.ReceivedBytes,
            own ? delivery.FileName : null,
            delivery.Reason,
            delivery.CreatedBy,
            delivery.CreatedAt,
            delivery.StateAt,
            delivery.State == DeliveryState.Receiving ? delivery.ExpiresAt : null,
            own && delivery.Report is { } report ? JsonSerializer.Deserialize<JsonElement>(report) : null);
    }
}
