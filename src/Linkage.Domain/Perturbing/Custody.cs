namespace Linkage.Domain.Perturbing;

/// <summary>Subjects of an atom that the deliveries of the same partners hold.</summary>
/// <param name="Partners">Bit mask over the partners of the specification.</param>
public sealed record Custody(ulong Partners, long Count);
