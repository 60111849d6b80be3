using System.Runtime.CompilerServices;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Vault.Matches;

/// <summary>
/// Records of both sides of a match in the order of their blocks, as pieces: what a range of blocks needs stands together and nothing else
/// is read for it. Each cutting writes under a name of its own and takes nothing away, so that one that was overtaken spoils nothing; all
/// of it goes with the pairs.
/// </summary>
internal sealed class BlockTables(Database vault)
{
    private static readonly string[] Columns = ["cut", "side", "part", "piece", "records", "bytes"];

    /// <returns>False when the match is no longer scanned: it was finished, cancelled or purged.</returns>
    public Task<bool> PutAsync(LinkTable match, string cut, IReadOnlyList<BlockPiece> pieces, CancellationToken cancel) =>
        vault.WriteAsync(
            async session =>
            {
                if (!await LinkTables.IsScannedAsync(session, match.Number, cancel)) return false;
                await using var writer = await session.Dialect.BulkAsync(session, match.Blocks, Columns, cancel);
                foreach (var piece in pieces)
                {
                    await writer.WriteAsync(
                        [cut, (long)piece.Side, (long)piece.Part, (long)piece.Number, (long)piece.Records, piece.Bytes], cancel);
                }

                await writer.FinishAsync(cancel);
                return true;
            },
            cancel);

    /// <summary>The pieces of one side in order.</summary>
    public async Task<IReadOnlyList<PieceEntry>> ListAsync(LinkTable match, string cut, MatchSide side, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        await using var rows = await session.ReadAsync(
            $"SELECT part, piece, records FROM {match.Blocks} WHERE cut = @cut AND side = @side ORDER BY part, piece",
            new { cut, side = (long)side }, cancel);
        var entries = new List<PieceEntry>();
        while (await rows.ReadAsync(cancel)) entries.Add(new((int)rows.GetInt64(0), (int)rows.GetInt64(1), (int)rows.GetInt64(2)));
        return entries;
    }

    /// <summary>The records of some pieces of one side that follow each other, a piece at a time.</summary>
    public async IAsyncEnumerable<byte[]> ReadAsync(
        LinkTable match, string cut, MatchSide side, PieceEntry first, PieceEntry last, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        await using var rows = await session.ReadAsync(
            $"""
             SELECT bytes FROM {match.Blocks}
             WHERE cut = @cut AND side = @side AND part >= @firstPart AND part <= @lastPart
               AND (part > @firstPart OR piece >= @firstPiece) AND (part < @lastPart OR piece <= @lastPiece)
             ORDER BY part, piece
             """,
            new { cut, side = (long)side, firstPart = first.Part, lastPart = last.Part, firstPiece = first.Number, lastPiece = last.Number },
            cancel);
        while (await rows.ReadAsync(cancel)) yield return (byte[])rows.GetValue(0);
    }

    internal static string TableText(SqlDialect dialect, int number)
    {
        var name = LinkTable.BlocksOf(number);
        return SqliteRows.Speaks(dialect)
            ? $"""
               CREATE TABLE {name} (cut TEXT NOT NULL, side INTEGER NOT NULL, part INTEGER NOT NULL, piece INTEGER NOT NULL,
                   records INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
               CREATE UNIQUE INDEX ix_{name} ON {name} (cut, side, part, piece, records)
               """
            : $"""
               CREATE TABLE {name} (cut nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, side bigint NOT NULL, part bigint NOT NULL,
                   piece bigint NOT NULL, records bigint NOT NULL, bytes varbinary(max) NOT NULL, PRIMARY KEY (cut, side, part, piece))
               """;
    }
}
