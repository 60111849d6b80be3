using Linkage.Domain.Lifecycles;

namespace Linkage.Domain.Deliveries;

public enum DeliveryState
{
    Receiving,
    Received,
    Validating,
    Accepted,
    Rejected,
    Abandoned,
    Withdrawn,
    Purged,
}

public static class DeliveryLifecycle
{
    public static Lifecycle<DeliveryState> Steps { get; } = new("delivery", DeliveryState.Receiving,
    [
        new(DeliveryState.Receiving, DeliveryState.Received, "complete"),
        new(DeliveryState.Receiving, DeliveryState.Abandoned, "abandon"),
        new(DeliveryState.Receiving, DeliveryState.Rejected, "reject"),
        new(DeliveryState.Received, DeliveryState.Validating, "validate"),
        new(DeliveryState.Validating, DeliveryState.Accepted, "accept"),
        new(DeliveryState.Validating, DeliveryState.Rejected, "reject"),
        new(DeliveryState.Received, DeliveryState.Withdrawn, "withdraw"),
        new(DeliveryState.Validating, DeliveryState.Withdrawn, "withdraw"),
        new(DeliveryState.Accepted, DeliveryState.Withdrawn, "withdraw"),
        new(DeliveryState.Withdrawn, DeliveryState.Purged, "purge"),
        new(DeliveryState.Rejected, DeliveryState.Purged, "purge"),
        new(DeliveryState.Accepted, DeliveryState.Purged, "purge"),
    ]);
}
