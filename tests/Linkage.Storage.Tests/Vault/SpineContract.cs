using Linkage.Domain.Identity;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Tests.Vault;

/// <summary>The dense integers of a spine, and the delivery tables that are built on them, on each engine.</summary>
public abstract class SpineContract(Engine engine) : DatabaseContract(engine, "vault")
{
    private static readonly DeliveryLayout Layout = new(
    [
        new DeliveryColumn("person", "f0", ColumnKind.Subject, 0, "person"),
        new DeliveryColumn("home", "f1", ColumnKind.Subject, 0, "household"),
        new DeliveryColumn("note", "f2", ColumnKind.Text), new DeliveryColumn("amount", "f3", ColumnKind.Decimal, 2),
        new DeliveryColumn("clk", "f4", ColumnKind.Encoding, 0, "person"),
    ]);

    [Fact]
    public async Task Subjects_are_dense_in_the_order_of_pseudonyms_and_never_change()
    {
        var project = Identifier.New<ProjectId>();
        var first = await LoadAsync(project, [30, 10, 20, 10]);
        var second = await LoadAsync(project, [5, 20, 40]);
        Assert.Equal([3L, 1L, 2L, 1L], await SubjectsAsync(first));
        Assert.Equal([4L, 2L, 5L], await SubjectsAsync(second));
        var third = await LoadAsync(Identifier.New<ProjectId>(), [40]);
        Assert.Equal([1L], await SubjectsAsync(third));
    }

    [Fact]
    public async Task Two_deliveries_of_a_project_at_once_share_one_numbering()
    {
        var project = Identifier.New<ProjectId>();
        byte[][] files = [.. Enumerable.Range(0, 4).Select(at => Enumerable.Range(at * 10, 40).Select(number => (byte)number).ToArray())];
        var ids = await Task.WhenAll(files.Select(file => Task.Run(() => LoadAsync(project, file))));
        var subjects = new Dictionary<byte, long>();
        for (var at = 0; at < files.Length; at++)
        {
            foreach (var (number, subject) in files[at].Zip(await SubjectsAsync(ids[at])))
                Assert.Equal(subject, subjects.TryGetValue(number, out var known) ? known : subjects[number] = subject);
        }

        Assert.Equal(Enumerable.Range(1, 70).Select(number => (long)number), subjects.Values.Order());
    }

    [Fact]
    public async Task Values_come_back_as_they_went_in()
    {
        var id = await LoadAsync(Identifier.New<ProjectId>(), [7, 8]);
        await using var session = await Vault.ReadAsync(Cancel);
        await using var row = await session.ReadAsync(
            $"SELECT row_no, f1, f2, f3, f4 FROM {DeliveryTable.NameOf(id)} ORDER BY row_no", null, Cancel);
        Assert.True(await row.ReadAsync(Cancel));
        Assert.Equal((1L, 1L, "naïve 東 7", long.MaxValue - 7), (row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3)));
        Assert.Equal([7, 7], (byte[])row.GetValue(4));
        Assert.True(await row.ReadAsync(Cancel));
        Assert.True(row.IsDBNull(2) && row.IsDBNull(4));
    }

    [Fact]
    public async Task Repeated_keys_of_one_and_of_several_fields()
    {
        var load = await StageAsync(Identifier.New<DeliveryId>(), Identifier.New<ProjectId>(), [1, 2, 1, 3, 2, 1]);
        await load.CollectAsync(Cancel);
        var one = await load.RepeatedAsync([0], 2, Cancel);
        Assert.Equal(3, one.Total);
        Assert.Equal([3L, 5L], one.First);
        var two = await load.RepeatedAsync([0, 3], 100, Cancel);
        Assert.Equal(3, two.Total);
        Assert.Equal([3L, 5L, 6L], two.First);

        // The text is missing in the even rows, and a key with a missing part repeats nothing.
        Assert.Equal([3L], (await load.RepeatedAsync([0, 2], 100, Cancel)).First);
    }

    [Fact]
    public async Task The_catalogue_shows_only_what_is_whole_and_forgets_what_is_removed()
    {
        var (catalogue, id, project) = (new VaultCatalogue(Vault), Identifier.New<DeliveryId>(), Identifier.New<ProjectId>());
        await StageAsync(id, project, [1]);
        Assert.Null(await catalogue.FindAsync(id, Cancel));
        var whole = await LoadAsync(project, [1, 2]);
        var table = await catalogue.FindAsync(whole, Cancel);
        Assert.Equal((whole, project, 2L), (table!.Id, table.Project, table.Rows));
        Assert.Equal(Layout.Columns, table.Layout.Columns);
        foreach (var gone in new[] { id, whole, whole })
            await Vault.WriteAsync(session => LoadStore.RemoveAsync(session, gone, Cancel), Cancel);
        Assert.Null(await catalogue.FindAsync(whole, Cancel));
    }

    private async Task<DeliveryId> LoadAsync(ProjectId project, byte[] numbers)
    {
        var id = Identifier.New<DeliveryId>();
        var load = await StageAsync(id, project, numbers);
        await load.CollectAsync(Cancel);
        await load.SettleAsync(Cancel);
        await load.FillAsync(numbers.Length, Cancel);
        await load.SwitchAsync(numbers.Length, "{}", Cancel);
        return id;
    }

    private async Task<DeliveryLoad> StageAsync(DeliveryId id, ProjectId project, byte[] numbers)
    {
        var load = await DeliveryLoad.BeginAsync(Vault, id, project, "dataset", Layout, Cancel);
        var batch = new RowBatch(Layout);
        batch.Start(1);
        var pseudonym = new byte[16];
        foreach (var number in numbers)
        {
            batch.Add();
            pseudonym[0] = number;
            batch.Set(0, pseudonym);
            batch.Set(1, pseudonym);
            batch.Set(3, long.MaxValue - number);
            if (batch.Rows % 2 == 0) continue;
            batch.Set(2, System.Text.Encoding.UTF8.GetBytes($"naïve 東 {number}"));
            batch.Set(4, [number, number]);
        }

        await load.AppendAsync(batch, Cancel);
        return load;
    }

    private async Task<IReadOnlyList<long>> SubjectsAsync(DeliveryId id)
    {
        await using var session = await Vault.ReadAsync(Cancel);
        return await session.ListAsync<long>($"SELECT f0 FROM {DeliveryTable.NameOf(id)} ORDER BY row_no", null, Cancel);
    }
}

public sealed class SpineOnSqlite() : SpineContract(Engine.Sqlite);

public sealed class SpineOnSqlServer() : SpineContract(Engine.SqlServer);
