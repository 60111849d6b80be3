using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Databases;

public sealed class SqliteBulk() : BulkContract(Engine.Sqlite);

public sealed class SqlServerBulk() : BulkContract(Engine.SqlServer);

public abstract class BulkContract(Engine engine) : DatabaseContract(engine, "vault")
{
    private const int Rows = 100_000;
    private static readonly string[] Columns = ["row_no", "amount", "label", "bits"];

    private static readonly string?[] Labels = ["", null, "plain", Sample.Text, "𝄞😀", "trailing ", new string('x', 400)];

    [Fact]
    public async Task Every_value_of_a_hundred_thousand_rows_comes_back()
    {
        await Vault.WriteAsync(CreateAsync, Cancel);
        await Vault.WriteAsync(session => FillAsync(session, Rows), Cancel);
        await using var session = await Vault.ReadAsync(Cancel);
        await using var rows = await session.ReadAsync("SELECT row_no, amount, label, bits FROM bulk_rows ORDER BY row_no", null, Cancel);
        var expected = new object?[Columns.Length];
        var actual = new object[Columns.Length];
        for (var row = 0L; row < Rows; row++)
        {
            Assert.True(await rows.ReadAsync(Cancel));
            rows.GetValues(actual);
            Write(row, expected);
            Assert.Equal(expected, actual.Select(value => value is DBNull ? null : value));
        }

        Assert.False(await rows.ReadAsync(Cancel));
    }

    [Fact]
    public async Task Rows_of_a_write_that_failed_are_not_there()
    {
        await Vault.WriteAsync(CreateAsync, Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Vault.WriteAsync(
            async session =>
            {
                await FillAsync(session, 25_000);
                throw new InvalidOperationException("halfway");
            },
            Cancel));
        await using var session = await Vault.ReadAsync(Cancel);
        Assert.Equal(0, await session.ScalarAsync<long>("SELECT COUNT(*) FROM bulk_rows", null, Cancel));
    }

    [Fact]
    public async Task A_key_twice_is_refused_as_a_duplicate()
    {
        await Vault.WriteAsync(CreateAsync, Cancel);
        await Vault.WriteAsync(session => FillAsync(session, 10), Cancel);
        var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => Vault.WriteAsync(session => FillAsync(session, 1), Cancel));
        Assert.True(Vault.Dialect.IsDuplicate(error));
    }

    private static async Task FillAsync(Session session, int rows)
    {
        await using var bulk = await session.Dialect.BulkAsync(session, "bulk_rows", Columns, Cancel);
        var row = new object?[Columns.Length];
        for (var number = 0; number < rows; number++)
        {
            Write(number, row);
            await bulk.WriteAsync(row, Cancel);
        }

        await bulk.FinishAsync(Cancel);
    }

    private static void Write(long number, object?[] row)
    {
        row[0] = number;
        row[1] = (number % 4) switch { 0 => null, 1 => long.MinValue + number, 2 => long.MaxValue - number, _ => number };
        row[2] = Labels[number % Labels.Length];
        row[3] = (number % 3) switch { 0 => null, 1 => Array.Empty<byte>(), _ => (byte[])[0, 255, (byte)number, (byte)(number >> 8)] };
    }

    private static Task CreateAsync(Session session) => session.ExecuteAsync(
        session.Dialect is SqliteDialect
            ? "CREATE TABLE bulk_rows (row_no INTEGER NOT NULL PRIMARY KEY, amount INTEGER NULL, label TEXT NULL, bits BLOB NULL) STRICT"
            : """
              CREATE TABLE bulk_rows (row_no bigint NOT NULL PRIMARY KEY, amount bigint NULL,
                  label nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL, bits varbinary(max) NULL)
              """,
        null,
        Cancel);
}
