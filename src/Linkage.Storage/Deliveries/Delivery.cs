using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;

namespace Linkage.Storage.Deliveries;

/// <summary>One upload of a dataset for a reference period, as the control database knows it: no row, no value.</summary>
public sealed class Delivery
{
    public required DeliveryId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required int AgreementVersion { get; init; }

    public required string Dataset { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Reference period in CBS notation (`2023JJ00`, `2023KW03`, `2023MM04`) or a date.</summary>
    public required string Period { get; init; }

    public required DeliveryState State { get; init; }

    public string? FileName { get; init; }

    public required bool Sealed { get; init; }

    public required long DeclaredBytes { get; init; }

    public required long ReceivedBytes { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the whole file as uploaded, when the partner named it.</summary>
    public string? DeclaredSha256 { get; init; }

    public long? RowCount { get; init; }

    /// <summary>JSON of the ingest report: counts, and the first hundred faults by row, field and rule.</summary>
    public string? Report { get; init; }

    public string? Reason { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StateAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}
