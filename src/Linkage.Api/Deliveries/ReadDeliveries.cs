using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Projects;

namespace Linkage.Api.Deliveries;

internal static class ReadDeliveries
{
    public static void MapList(RouteGroupBuilder project) =>
        project.MapGet("/deliveries", ListAsync)
            .Describe(
                "listDeliveries", "List the deliveries", "Of the whole project, newest first; reports of validation only to who delivered.")
            .Lists<DeliveryAnswer>();

    public static void MapOne(RouteGroupBuilder delivery) =>
        delivery.MapGet("", (Caller caller, Mine<Delivery> mine) => Results.Ok(DeliveryAnswer.Of(mine.Value, caller.Organisation)))
            .Describe("readDelivery", "Read a delivery", "Its state, and to who delivered what validation found.")
            .Answers<DeliveryAnswer>();

    private static async Task<IResult> ListAsync(
        HttpContext http, Caller caller, Mine<Project> project, Paging paging, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var rows = await DeliveryStore.ListAsync(session, project.Value.Id, paging.Page, cancel);
        return ItemList.Of(http, paging.Page, rows, row => row.Id.Value, row => DeliveryAnswer.Of(row, caller.Organisation));
    }
}
