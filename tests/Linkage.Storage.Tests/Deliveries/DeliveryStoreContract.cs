using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Deliveries;

public sealed class SqliteDeliveryStore() : DeliveryStoreContract(Engine.Sqlite);

public sealed class SqlServerDeliveryStore() : DeliveryStoreContract(Engine.SqlServer);

public abstract class DeliveryStoreContract(Engine engine) : DatabaseContract(engine, "control")
{
    private ProjectId _project;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _project = await Sample.ProjectAsync(Control, Cancel);
    }

    [Fact]
    public async Task Every_column_comes_back()
    {
        var delivery = new Delivery
        {
            Id = Identifier.New<DeliveryId>(),
            ProjectId = _project,
            AgreementVersion = int.MaxValue,
            Dataset = Sample.Text,
            OrganisationId = Sample.Organisation,
            Period = "2023KW03",
            State = DeliveryState.Rejected,
            FileName = Sample.Text + ".csv",
            Sealed = false,
            DeclaredBytes = long.MaxValue,
            ReceivedBytes = long.MaxValue - 1,
            DeclaredSha256 = new string('f', 64),
            RowCount = 40_000_000_000,
            Report = Sample.LongText,
            Reason = Sample.Text,
            CreatedBy = Sample.Actor.Subject,
            CreatedAt = Sample.At,
            StateAt = Sample.At.AddMicroseconds(1),
            ExpiresAt = DateTimeOffset.UnixEpoch.AddMicroseconds(999_999),
        };
        Assert.Equivalent(delivery, await StoredAsync(delivery), strict: true);
    }

    [Fact]
    public async Task What_is_not_known_yet_comes_back_as_not_known()
    {
        var delivery = Sample.Delivery(_project);
        Assert.Equivalent(delivery, await StoredAsync(delivery), strict: true);
    }

    [Fact]
    public async Task The_list_is_of_one_project_and_newest_first()
    {
        Delivery[] deliveries =
            [Sample.Delivery(_project, minute: 2), Sample.Delivery(_project, minute: 3), Sample.Delivery(_project, minute: 1)];
        foreach (var delivery in deliveries) await AddAsync(delivery);
        await using var session = await Control.ReadAsync(Cancel);
        Assert.Equal(
            [deliveries[1].Id, deliveries[0].Id, deliveries[2].Id],
            (await DeliveryStore.ListAsync(session, _project, Cancel)).Select(delivery => delivery.Id));
        Assert.Empty(await DeliveryStore.ListAsync(session, Identifier.New<ProjectId>(), Cancel));
    }

    [Fact]
    public async Task The_latest_is_the_accepted_one_of_the_period_created_last()
    {
        var older = await AddAsync(Sample.Delivery(_project, DeliveryState.Accepted, "2023JJ00", minute: 1));
        var newer = await AddAsync(Sample.Delivery(_project, DeliveryState.Accepted, "2023JJ00", minute: 2));
        var earlierPeriod = await AddAsync(Sample.Delivery(_project, DeliveryState.Accepted, "2022JJ00", minute: 3));
        await AddAsync(Sample.Delivery(_project, DeliveryState.Withdrawn, "2024JJ00", minute: 4));
        await AddAsync(Sample.Delivery(_project, DeliveryState.Accepted, "2025JJ00", "Incomes", minute: 5));
        Assert.Equal(newer, await LatestAsync("2023JJ00"));
        Assert.Equal(earlierPeriod, await LatestAsync("2022JJ00"));
        Assert.Equal(newer, await LatestAsync(null));
        Assert.Null(await LatestAsync("2024JJ00"));
        Assert.NotEqual(older, newer);
    }

    [Fact]
    public async Task What_has_arrived_and_until_when_it_may_rest_is_kept()
    {
        var delivery = await AddAsync(Sample.Delivery(_project));
        Assert.True(await ReceiveAsync(delivery, 400, Sample.At.AddDays(1)));
        var resting = await FindAsync(delivery);
        Assert.Equal((400, Sample.At.AddDays(1)), (resting!.ReceivedBytes, resting.ExpiresAt));
        Assert.True(await ReceiveAsync(delivery, 1_000, null));
        var arrived = await FindAsync(delivery);
        Assert.Equal((1_000, null), (arrived!.ReceivedBytes, arrived.ExpiresAt));
    }

    [Fact]
    public async Task Rows_are_counted_only_while_they_are_validated()
    {
        var validating = await AddAsync(Sample.Delivery(_project, DeliveryState.Validating));
        var accepted = await AddAsync(Sample.Delivery(_project, DeliveryState.Accepted));
        await Control.WriteAsync(session => DeliveryStore.ProgressAsync(session, validating, 7, Cancel), Cancel);
        await Control.WriteAsync(session => DeliveryStore.ProgressAsync(session, accepted, 7, Cancel), Cancel);
        Assert.Equal((7, null), ((await FindAsync(validating))!.RowCount, (await FindAsync(accepted))!.RowCount));
    }

    [Fact]
    public async Task Nothing_is_received_after_the_upload_is_complete()
    {
        var delivery = await AddAsync(Sample.Delivery(_project));
        Assert.True(await Control.WriteAsync(
            session =>
                DeliveryStore.MoveAsync(session, delivery, DeliveryState.Receiving, DeliveryState.Received, Sample.Mover(_project), Cancel),
            Cancel));
        Assert.False(await ReceiveAsync(delivery, 400, Sample.At));
    }

    [Fact]
    public async Task Report_and_reason_are_kept()
    {
        var delivery = await AddAsync(Sample.Delivery(_project));
        await Control.WriteAsync(session => DeliveryStore.ReportAsync(session, delivery, null, Sample.LongText, Cancel), Cancel);
        await Control.WriteAsync(session => DeliveryStore.ExplainAsync(session, delivery, Sample.Text, Cancel), Cancel);
        var stored = await FindAsync(delivery);
        Assert.Equal((null, Sample.LongText, Sample.Text), (stored!.RowCount, stored.Report, stored.Reason));
    }

    private async Task<DeliveryId> AddAsync(Delivery delivery)
    {
        await Control.WriteAsync(session => DeliveryStore.AddAsync(session, delivery, Cancel), Cancel);
        return delivery.Id;
    }

    private async Task<Delivery?> StoredAsync(Delivery delivery) => await FindAsync(await AddAsync(delivery));

    private async Task<Delivery?> FindAsync(DeliveryId id)
    {
        await using var session = await Control.ReadAsync(Cancel);
        return await DeliveryStore.FindAsync(session, id, Cancel);
    }

    private async Task<DeliveryId?> LatestAsync(string? period)
    {
        await using var session = await Control.ReadAsync(Cancel);
        return (await DeliveryStore.LatestAsync(session, _project, "incomes", period, Cancel))?.Id;
    }

    private Task<bool> ReceiveAsync(DeliveryId id, long bytes, DateTimeOffset? expires) =>
        Control.WriteAsync(session => DeliveryStore.ReceiveAsync(session, id, bytes, expires, Cancel), Cancel);
}
