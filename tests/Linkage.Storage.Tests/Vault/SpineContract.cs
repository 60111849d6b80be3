using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Tests.Vault;

/// <summary>The dense integers of a spine, and the delivery tables that are built on them, on each engine.</summary>
public abstract class SpineContract
{
    private static readonly DeliveryLayout Layout = new(
    [
        new DeliveryColumn("person", "f0", ColumnKind.Subject, 0, "person"), new DeliveryColumn("home", "f1", ColumnKind.Subject, 0, "household"),
        new DeliveryColumn("note", "f2", ColumnKind.Text), new DeliveryColumn("amount", "f3", ColumnKind.Decimal, 2),
        new DeliveryColumn("clk", "f4", ColumnKind.Encoding, 0, "person"),
    ]);

    [Fact]
    public async Task Subjects_are_dense_in_the_order_of_pseudonyms_and_never_change()
    {
        await using var engine = Engine();
        var vault = await engine.CreateAsync("vault");
        var project = Identifier.New<ProjectId>();
        var first = await LoadAsync(vault, project, [30, 10, 20, 10]);
        var second = await LoadAsync(vault, project, [5, 20, 40]);
        Assert.Equal([3L, 1L, 2L, 1L], await SubjectsAsync(vault, first));
        Assert.Equal([4L, 2L, 5L], await SubjectsAsync(vault, second));
        var third = await LoadAsync(vault, Identifier.New<ProjectId>(), [40]);
        Assert.Equal([1L], await SubjectsAsync(vault, third));
    }

    [Fact]
    public async Task Two_deliveries_of_a_project_at_once_share_one_numbering()
    {
        await using var engine = Engine();
        var vault = await engine.CreateAsync("vault");
        var project = Identifier.New<ProjectId>();
        byte[][] files = [.. Enumerable.Range(0, 4).Select(at => Enumerable.Range(at * 10, 40).Select(number => (byte)number).ToArray())];
        var ids = await Task.WhenAll(files.Select(file => Task.Run(() => LoadAsync(vault, project, file))));
        var subjects = new Dictionary<byte, long>();
        for (var at = 0; at < files.Length; at++)
        {
            foreach (var (number, subject) in files[at].Zip(await SubjectsAsync(vault, ids[at])))
                Assert.Equal(subject, subjects.TryGetValue(number, out var known) ? known : subjects[number] = subject);
        }

        Assert.Equal(Enumerable.Range(1, 70).Select(number => (long)number), subjects.Values.Order());
    }

    [Fact]
    public async Task Values_come_back_as_they_went_in()
    {
        await using var engine = Engine();
        var vault = await engine.CreateAsync("vault");
        var id = await LoadAsync(vault, Identifier.New<ProjectId>(), [7, 8]);
        await using var session = await vault.ReadAsync(CancellationToken.None);
        await using var row = await session.ReadAsync(
            $"SELECT row_no, f1, f2, f3, f4 FROM {DeliveryTable.NameOf(id)} ORDER BY row_no", null, CancellationToken.None);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1L, 1L, "naïve 東 7", long.MaxValue - 7), (row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3)));
        Assert.Equal([7, 7], (byte[])row.GetValue(4));
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(row.IsDBNull(2) && row.IsDBNull(4));
    }

    [Fact]
    public async Task Repeated_keys_of_one_and_of_several_fields()
    {
        await using var engine = Engine();
        var vault = await engine.CreateAsync("vault");
        var load = await StageAsync(vault, Identifier.New<DeliveryId>(), Identifier.New<ProjectId>(), [1, 2, 1, 3, 2, 1]);
        await load.CollectAsync(CancellationToken.None);
        var one = await load.RepeatedAsync([0], 2, CancellationToken.None);
        Assert.Equal(3, one.Total);
        Assert.Equal([3L, 5L], one.First);
        var two = await load.RepeatedAsync([0, 3], 100, CancellationToken.None);
        Assert.Equal(3, two.Total);
        Assert.Equal([3L, 5L, 6L], two.First);

        // The text is missing in the even rows, and a key with a missing part repeats nothing.
        Assert.Equal([3L], (await load.RepeatedAsync([0, 2], 100, CancellationToken.None)).First);
    }

    [Fact]
    public async Task The_catalogue_shows_only_what_is_whole_and_forgets_what_is_removed()
    {
        await using var engine = Engine();
        var vault = await engine.CreateAsync("vault");
        var (catalogue, id, project) = (new VaultCatalogue(vault), Identifier.New<DeliveryId>(), Identifier.New<ProjectId>());
        await StageAsync(vault, id, project, [1]);
        Assert.Null(await catalogue.FindAsync(id, CancellationToken.None));
        var whole = await LoadAsync(vault, project, [1, 2]);
        var table = await catalogue.FindAsync(whole, CancellationToken.None);
        Assert.Equal((whole, project, 2L), (table!.Id, table.Project, table.Rows));
        Assert.Equal(Layout.Columns, table.Layout.Columns);
        foreach (var gone in new[] { id, whole, whole })
            await vault.WriteAsync(session => LoadStore.RemoveAsync(session, gone, CancellationToken.None), CancellationToken.None);
        Assert.Null(await catalogue.FindAsync(whole, CancellationToken.None));
    }

    protected abstract TestEngine Engine();

    private static async Task<DeliveryId> LoadAsync(Database vault, ProjectId project, byte[] numbers)
    {
        var id = Identifier.New<DeliveryId>();
        var load = await StageAsync(vault, id, project, numbers);
        await load.CollectAsync(CancellationToken.None);
        await load.SettleAsync(CancellationToken.None);
        await load.FillAsync(numbers.Length, CancellationToken.None);
        await load.SwitchAsync(numbers.Length, "{}", CancellationToken.None);
        return id;
    }

    private static async Task<DeliveryLoad> StageAsync(Database vault, DeliveryId id, ProjectId project, byte[] numbers)
    {
        var load = await DeliveryLoad.BeginAsync(vault, id, project, "dataset", Layout, CancellationToken.None);
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

        await load.AppendAsync(batch, CancellationToken.None);
        return load;
    }

    private static async Task<IReadOnlyList<long>> SubjectsAsync(Database vault, DeliveryId id)
    {
        await using var session = await vault.ReadAsync(CancellationToken.None);
        return await session.ListAsync<long>($"SELECT f0 FROM {DeliveryTable.NameOf(id)} ORDER BY row_no", null, CancellationToken.None);
    }
}

public sealed class SpineOnSqlite : SpineContract
{
    protected override TestEngine Engine() => new SqliteEngine();
}

public sealed class SpineOnSqlServer : SpineContract
{
    protected override TestEngine Engine() => new SqlServerEngine();
}
