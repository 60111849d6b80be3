using System.Globalization;

namespace Linkage.Partner.Deliveries;

/// <summary>A delivery as the service shows it. The report comes only to the organisation that delivered.</summary>
internal sealed record Delivery(
    string Id, string? Dataset, string? Organisation, string? Period, string? State, long? Rows, string? Reason, DeliveryReport? Report)
{
    /// <summary>The worker still has to receive or judge it.</summary>
    public bool IsUnderWay => State is "receiving" or "received" or "validating";

    public void Show(Screens.Screen screen)
    {
        screen.Facts(
            ("delivery", Id),
            ("dataset", Dataset),
            ("organisation", Organisation),
            ("period", Period),
            ("state", State),
            ("rows", (Rows ?? Report?.Rows)?.ToString("N0", CultureInfo.InvariantCulture)),
            ("reason", Reason),
            ("faults", Report?.Faults?.Total));
        if (Report?.Faults?.First is { Count: > 0 } faults)
        {
            screen.Table(
                ["row", "field", "rule"],
                faults.Select(fault => new[] { fault.Row?.ToString(CultureInfo.InvariantCulture), fault.Field, fault.Rule }));
        }
    }
}
