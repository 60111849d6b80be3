using Linkage.Domain.Identity;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Storage.Tests.Vault.Matches;

/// <summary>Links in the vault: made range by range, whole at once, shared or forgotten, and gone with a delivery.</summary>
public abstract class LinkTablesContract(Engine engine) : DatabaseContract(engine, "vault")
{
    private readonly ProjectId _project = Identifier.New<ProjectId>();
    private readonly DeliveryId _left = Identifier.New<DeliveryId>();
    private readonly DeliveryId _right = Identifier.New<DeliveryId>();

    private LinkTables Tables => new(Vault);

    [Fact]
    public async Task A_range_made_again_takes_the_place_of_its_earlier_try()
    {
        var match = await BeginAsync("job/1/b");
        Assert.True(await Tables.PutAsync(match.Number, 0, [new(1, 4, 900), new(2, 5, 800), new(2, 6, 700)], Cancel));
        Assert.True(await Tables.PutAsync(match.Number, 1, [new(3, 4, 600)], Cancel));
        Assert.True(await Tables.PutAsync(match.Number, 0, [new(2, 5, 800), new(1, 4, 900)], Cancel));
        Assert.Equal([new(1, 4, 900), new(2, 5, 800), new(3, 4, 600)], await Tables.PairsAsync(match, 100, null, Cancel));
        Assert.Equal(3, (await Tables.PairsAsync(match, 2, null, Cancel)).Count);
    }

    /// <summary>Whichever ranges found them: a left row may be in several, where blocks are cut.</summary>
    [Fact]
    public async Task The_best_of_each_left_row_are_those_of_all_ranges()
    {
        var match = await BeginAsync("job/1/b");
        await Tables.PutAsync(match.Number, 0, [new(1, 4, 900), new(1, 9, 700), new(2, 5, 800)], Cancel);
        await Tables.PutAsync(match.Number, 1, [new(1, 3, 900), new(1, 2, 800), new(2, 6, 100)], Cancel);
        Assert.Equal([new(1, 3, 900), new(2, 5, 800)], await Tables.PairsAsync(match, 100, 1, Cancel));
        Assert.Equal(
            [new(1, 2, 800), new(1, 3, 900), new(1, 4, 900), new(2, 5, 800), new(2, 6, 100)], await Tables.PairsAsync(match, 100, 3, Cancel));
    }

    [Fact]
    public async Task Beginning_again_finds_what_a_crash_left()
    {
        var match = await BeginAsync("job/1/b");
        await Tables.PutAsync(match.Number, 0, [new(1, 4, 900)], Cancel);
        Assert.Equal(match.Number, (await BeginAsync("job/1/b")).Number);
        Assert.Single(await Tables.PairsAsync(match, 100, null, Cancel));
        Assert.NotEqual(match.Number, (await BeginAsync("job/2/b")).Number);
    }

    [Fact]
    public async Task Links_are_there_once_and_late_ranges_change_nothing()
    {
        var match = await BeginAsync("job/1/b");
        Assert.True(await Tables.FinishAsync([new(match, [new(1, 4, 900)], "{}")], null, Cancel));
        Assert.False(await Tables.FinishAsync([new(match, [new(2, 5, 900)], "{}")], null, Cancel));
        Assert.False(await Tables.PutAsync(match.Number, 0, [new(2, 5, 900)], Cancel));
        var found = await Tables.FindAsync(_left, _right, "job/1/b", Cancel);
        Assert.Equal((true, "{}", "links_1"), (found!.IsReady, found.Quality, found.Name));
        await using var session = await Vault.ReadAsync(Cancel);
        Assert.Equal(1, await session.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM {found.Name} WHERE left_row = 1 AND right_row = 4 AND score = 900", null, Cancel));
    }

    [Fact]
    public async Task The_first_to_share_its_links_does_and_the_others_keep_their_own()
    {
        var (first, second) = (await BeginAsync("job/1/b"), await BeginAsync("job/2/b"));
        await Tables.FinishAsync([new(first, [], "{}")], "shared/x", Cancel);
        await Tables.FinishAsync([new(second, [], "{}")], "shared/x", Cancel);
        var other = await BeginAsync("job/22/b");
        await Tables.ForgetAsync("job/2/", Cancel);
        Assert.Equal(other.Number, (await Tables.FindAsync(_left, _right, "job/22/b", Cancel))!.Number);
        await Tables.ForgetAsync("job/", Cancel);
        Assert.Equal(first.Number, (await Tables.FindAsync(_left, _right, "shared/x", Cancel))!.Number);
        Assert.Null(await Tables.FindAsync(_left, _right, "job/2/b", Cancel));
        Assert.False(await ExistsAsync(second.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_purge_of_either_side_takes_pairs_and_links_away(bool left)
    {
        var (scanned, ready) = (await BeginAsync("job/1/b"), await BeginAsync("job/2/b"));
        await Tables.PutAsync(scanned.Number, 0, [new(1, 4, 900)], Cancel);
        await Tables.FinishAsync([new(ready, [new(1, 4, 900)], "{}")], "shared/x", Cancel);
        await Vault.WriteAsync(session => LinkTables.PurgeAsync(session, left ? _left : _right, Cancel), Cancel);
        Assert.False(await ExistsAsync(scanned.Pairs));
        Assert.False(await ExistsAsync(scanned.Blocks));
        Assert.False(await ExistsAsync(ready.Name));
        Assert.False(await Tables.PutAsync(scanned.Number, 1, [new(1, 4, 900)], Cancel));
    }

    private Task<LinkTable> BeginAsync(string owner) => Tables.BeginAsync(_project, _left, _right, owner, null, Cancel);

    private async Task<bool> ExistsAsync(string table)
    {
        await using var session = await Vault.ReadAsync(Cancel);
        var sql = Engine == Engine.Sqlite
            ? "SELECT COUNT(*) FROM sqlite_schema WHERE name = @table"
            : "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = @table";
        return await session.ScalarAsync<long>(sql, new { table }, Cancel) > 0;
    }
}

public sealed class SqliteLinkTables() : LinkTablesContract(Engine.Sqlite);

public sealed class SqlServerLinkTables() : LinkTablesContract(Engine.SqlServer);
