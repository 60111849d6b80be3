using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Databases;

public sealed class SqliteDialectTests() : DialectContract(Engine.Sqlite);

public sealed class SqlServerDialectTests() : DialectContract(Engine.SqlServer);

/// <summary>The texts that differ per database say the same thing.</summary>
public abstract class DialectContract(Engine engine) : DatabaseContract(engine, "control")
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Take_ends_after_so_many_rows(int rows)
    {
        await Control.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO organisations (id, name, created_at) VALUES ('c', 'n', @At), ('a', 'n', @At), ('d', 'n', @At), ('b', 'n', @At)",
                new { Sample.At },
                Cancel),
            Cancel);
        await using var session = await Control.ReadAsync(Cancel);
        var found = await session.ListAsync<string>(
            $"SELECT id FROM organisations ORDER BY id {session.Dialect.Take("@rows")}", new { rows }, Cancel);
        Assert.Equal(((string[])["a", "b", "c", "d"]).Take(rows), found);
    }

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("", "", true)]
    [InlineData("a", "A", false)]
    [InlineData("a", "a ", false)]
    [InlineData("", " ", false)]
    [InlineData("é", "e\u0301", false)]
    [InlineData("ß", "ss", false)]
    [InlineData("a", "ａ", false)]
    [InlineData("a", "a\u00ad", false)]
    [InlineData("𝄞", "𝄞", true)]
    [InlineData("𝄞", "😀", false)]
    [InlineData("a|", "a", false)]
    [InlineData(null, "a", false)]
    [InlineData(null, null, false)]
    public async Task Texts_are_the_same_character_by_character(string? left, string? right, bool same)
    {
        await using var session = await Control.ReadAsync(Cancel);
        var sql = $"SELECT CASE WHEN {session.Dialect.SameText("@left", "@right")} THEN 1 ELSE 0 END";
        Assert.Equal(same ? 1 : 0, await session.ScalarAsync<int>(sql, new { left, right }, Cancel));
    }

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("007", 7L)]
    [InlineData("123456789012345678", 123456789012345678L)]
    [InlineData("999999999999999999", 999999999999999999L)]
    [InlineData("1234567890123456789", null)]
    [InlineData("0000000000000000001", null)]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("12 ", null)]
    [InlineData(" 12", null)]
    [InlineData("+1", null)]
    [InlineData("-1", null)]
    [InlineData("1.0", null)]
    [InlineData("1e3", null)]
    [InlineData("1,000", null)]
    [InlineData("0x1", null)]
    [InlineData("1²", null)]
    [InlineData("½", null)]
    [InlineData("１２", null)]
    [InlineData("٣", null)]
    [InlineData("1\n", null)]
    [InlineData("$1", null)]
    [InlineData(null, null)]
    public async Task Digits_and_nothing_else_become_an_integer(string? text, long? expected)
    {
        await using var session = await Control.ReadAsync(Cancel);
        var sql = $"SELECT {session.Dialect.DigitsToInteger("@text", 18)}";
        Assert.Equal(expected, await session.ScalarAsync<long?>(sql, new { text }, Cancel));
    }
}
