using Linkage.Domain.Deliveries;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Databases;

public sealed class SqlitePages() : PageContract(Engine.Sqlite);

public sealed class SqlServerPages() : PageContract(Engine.SqlServer);

public abstract class PageContract(Engine engine) : DatabaseContract(engine, "control")
{
    [Fact]
    public async Task Pages_one_after_the_other_show_every_row_once_also_of_one_instant()
    {
        var project = await Sample.ProjectAsync(Control, Cancel);
        var deliveries = Enumerable.Range(0, 7)
            .Select(number => Sample.Delivery(project, DeliveryState.Received, minute: number / 3))
            .ToList();
        foreach (var delivery in deliveries) await Control.WriteAsync(session => DeliveryStore.AddAsync(session, delivery, Cancel), Cancel);
        var seen = new List<string>();
        await using var session = await Control.ReadAsync(Cancel);
        while (true)
        {
            var page = new Page(seen.LastOrDefault(), 2);
            var rows = await DeliveryStore.ListAsync(session, project, page, Cancel);
            Assert.InRange(rows.Count, 0, page.Take);
            seen.AddRange(rows.Take(page.Limit).Select(row => row.Id.Value));
            if (rows.Count < page.Take) break;
        }

        var newestFirst = deliveries.OrderByDescending(delivery => delivery.CreatedAt)
            .ThenBy(delivery => delivery.Id.Value, StringComparer.Ordinal);
        Assert.Equal(newestFirst.Select(delivery => delivery.Id.Value), seen);
    }
}
