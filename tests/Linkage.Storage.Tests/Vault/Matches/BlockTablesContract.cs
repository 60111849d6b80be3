using Linkage.Domain.Identity;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Storage.Tests.Vault.Matches;

/// <summary>Records in the order of their blocks: what one cutting wrote, in the order of parts, and nothing of another.</summary>
public abstract class BlockTablesContract(Engine engine) : DatabaseContract(engine, "vault")
{
    private LinkTables Matches => new(Vault);

    private BlockTables Tables => new(Vault);

    [Fact]
    public async Task Pieces_come_in_the_order_of_their_parts_and_of_one_cutting()
    {
        var match = await BeginAsync();
        Assert.True(await Tables.PutAsync(match, "first", [Piece(1, 0, 3), Piece(0, 0, 1)], Cancel));
        Assert.True(await Tables.PutAsync(match, "second", [Piece(0, 0, 9)], Cancel));
        Assert.True(await Tables.PutAsync(match, "first", [Piece(0, 1, 2), Piece(2, 0, 4), Piece(0, 0, 7, MatchSide.Right)], Cancel));
        Assert.Equal([new(0, 0, 1), new(0, 1, 2), new(1, 0, 3), new(2, 0, 4)], await Tables.ListAsync(match, "first", MatchSide.Left, Cancel));
        Assert.Equal([1, 2, 3, 4], await ReadAsync(match, new(0, 0, 1), new(2, 0, 4)));
        Assert.Equal([2, 3], await ReadAsync(match, new(0, 1, 2), new(1, 0, 3)));
        Assert.Equal([2], await ReadAsync(match, new(0, 1, 2), new(0, 1, 2)));
    }

    [Fact]
    public async Task They_go_when_the_links_are_made_and_nothing_is_added_after()
    {
        var match = await BeginAsync();
        await Matches.FinishAsync([new(match, [], "{}")], null, Cancel);
        Assert.False(await Tables.PutAsync(match, "first", [Piece(0, 0, 1)], Cancel));
    }

    private Task<LinkTable> BeginAsync() => Matches.BeginAsync(
        Identifier.New<ProjectId>(), Identifier.New<DeliveryId>(), Identifier.New<DeliveryId>(), "job/1/b", null, Cancel);

    private async Task<List<int>> ReadAsync(LinkTable match, PieceEntry first, PieceEntry last)
    {
        var found = new List<int>();
        await foreach (var bytes in Tables.ReadAsync(match, "first", MatchSide.Left, first, last, Cancel)) found.Add(bytes[0]);
        return found;
    }

    private static BlockPiece Piece(int part, int number, byte content, MatchSide side = MatchSide.Left) =>
        new(side, part, number, content, [content, 200]);
}

public sealed class SqliteBlockTables() : BlockTablesContract(Engine.Sqlite);

public sealed class SqlServerBlockTables() : BlockTablesContract(Engine.SqlServer);
