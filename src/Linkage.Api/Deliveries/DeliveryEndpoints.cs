using Linkage.Api.Identity;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;

namespace Linkage.Api.Deliveries;

internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this RouteGroupBuilder project) => ReadDeliveries.MapList(project);

    public static void MapDelivery(this RouteGroupBuilder v1)
    {
        var delivery = v1.MapGroup("/deliveries/{deliveryId}").NeedsRole(Role.Any).Within(Tenancy.Delivery);
        ReadDeliveries.MapOne(delivery);
        WithdrawDelivery.Map(delivery);
    }
}
