using Linkage.Domain.Chance;
using Linkage.Domain.Expressions;
using Linkage.Domain.Schemas;
using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;
using Linkage.Storage.Vault.Links;

namespace Linkage.Storage.Tests.Vault.Links;

/// <summary>
/// Generated joins against the definition written out in memory: several keys, chains, pairs found beforehand, inner and left.
/// </summary>
public abstract class LinkStatementContract(Engine engine) : DatabaseContract(engine, "vault")
{
    private const int Worlds = 40;
    private const string Links = "links_1";
    private static readonly string[] Aliases = ["p", "a", "b", "c", "d"];

    [Fact]
    public async Task Rows_are_those_of_the_definition()
    {
        var (linked, byLaterKey) = (0, 0);
        for (var world = 0; world < Worlds; world++)
        {
            var chance = new Seeded($"world {world}");
            var (rooms, links) = await StoreAsync(chance);
            var joins = Enumerable.Range(1, rooms.Count - 1).Select(at => Join(chance, at)).ToList();
            var inputs = rooms.Select((room, at) => new LinkInput(Aliases[at], room.Table, at == 0 ? null : joins[at - 1])).ToList();
            Expression[] filters = world % 2 == 0 ? [] : [AtMost("p", 5), AtMost("b", 4)];
            var expected = Expected(rooms, joins, links, filters.Length > 0).ToList();
            var found = await RowsAsync(new LinkStatement(Vault.Dialect, inputs, "key0", filters, [.. Aliases.Select(Value)]));
            Assert.Equal(expected.Order(), found.Order());
            linked += expected.Count;
            byLaterKey += expected.Count(row => row.Split('|')[1].Any(key => key > '1'));
        }

        Assert.True(linked > Worlds && byLaterKey > Worlds, $"{linked} rows, {byLaterKey} of them by a later key, test little.");
    }

    [Fact]
    public async Task Unlinkable_rows_and_repeated_keys_are_counted()
    {
        for (var world = 0; world < Worlds; world++)
        {
            var chance = new Seeded($"counts {world}");
            var (rooms, links) = await StoreAsync(chance);
            var keys = new KeyJoin("p", [new("key0", "key1"), new("key0", "key2")], true);
            await using var session = await Vault.ReadAsync(Cancel);
            var counted = await KeyCounts.ReadAsync(session, new("a", rooms[1].Table, keys), "key0", Cancel);
            Assert.Equal(rooms[1].Rows.Count(row => row[1] is null && row[2] is null), counted.Unlinkable);
            Assert.Equal([Repeated(rooms[1].Rows.Select(row => row[1])), Repeated(rooms[1].Rows.Select(row => row[2]))], counted.Repeated);
            counted = await KeyCounts.ReadAsync(session, new("p", rooms[0].Table, null), "key0", Cancel);
            Assert.Equal([Repeated(rooms[0].Rows.Select(row => row[0]))], counted.Repeated);
            counted = await KeyCounts.ReadAsync(session, new("c", rooms[3].Table, new TableJoin("p", Links, true)), "key0", Cancel);
            Assert.Equal([Repeated(links.Select(link => (long?)link.Left))], counted.Repeated);
        }
    }

    private static long Repeated(IEnumerable<long?> values)
    {
        var held = values.OfType<long>().ToList();
        return held.Count - held.Distinct().Count();
    }

    // The fourth input is joined through the table of pairs, the others by keys, to the population or to what was joined before.
    private static LinkJoin Join(Seeded chance, int at)
    {
        var (left, keeps) = (Aliases[at == 2 ? 1 : chance.Below(at)], chance.Below(2) == 0);
        if (at == 3) return new TableJoin("p", Links, keeps);
        return new KeyJoin(
            left,
            [.. Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => new LinkKey($"key{chance.Below(3)}", $"key{chance.Below(3)}"))],
            keeps);
    }

    private static Column Value(string alias) =>
        new(alias, new Field { Name = "value", Type = FieldType.Integer, Role = FieldRole.Measure });

    private static Comparison AtMost(string alias, long most) =>
        new(ComparisonOperator.LessOrEqual, Value(alias), new Constant(Value(alias).Type, Scalar.Of(most)));

    private static IEnumerable<string> Expected(
        IReadOnlyList<LinkRoom> rooms, List<LinkJoin> joins, ISet<(long, long)> links, bool filtered)
    {
        IEnumerable<(int? Row, int Key)[]> rows = Enumerable.Range(0, rooms[0].Rows.Count).Select(at => new (int?, int)[] { (at, 1) });
        for (var at = 1; at < rooms.Count; at++)
        {
            var (join, right) = (joins[at - 1], rooms[at]);
            var left = Array.IndexOf(Aliases, join.LeftAlias);
            rows =
                rows.ToList().SelectMany(row => right.Find(rooms[left], row[left].Row, join, links).Select(found => ((int?)found.Row, found.Key))
                .DefaultIfEmpty((null, 0)).Select(found => ((int?, int)[])[.. row, found]));
        }

        foreach (var row in rows)
        {
            var values = row.Select((one, at) => one.Row is { } number ? rooms[at].Rows[number][LinkRoom.Place("value")] : null).ToList();
            if (rooms[0].Rows[row[0].Row!.Value][0] is not { } subject || (filtered && values[0] is not <= 5)) continue;
            var kept = joins.Select((join, at) => join.KeepsUnmatched || row[at + 1].Row is not null).All(one => one)
                && (!filtered || values[2] is <= 4);
            yield return Text(subject, row.Select(one => (long)one.Key), kept, values);
        }
    }

    private static string Text(long subject, IEnumerable<long> keys, bool kept, IEnumerable<long?> values) =>
        $"{subject}|{string.Concat(keys)}|{(kept ? 1 : 0)}|{string.Join(',', values)}";

    private async Task<(IReadOnlyList<LinkRoom> Rooms, HashSet<(long Left, long Right)> Links)> StoreAsync(Seeded chance) =>
        await Vault.WriteAsync(
        async session =>
        {
            var rooms = new List<LinkRoom>();
            for (var at = 0; at < Aliases.Length; at++) rooms.Add(await LinkRoom.StoreAsync(session, chance, Cancel));
            await session.ExecuteAsync($"DROP TABLE IF EXISTS {Links}", null, Cancel);
            await session.ExecuteAsync(
                $"CREATE TABLE {Links} (left_row bigint NOT NULL, right_row bigint NOT NULL, score int NOT NULL)", null, Cancel);
            var links = new HashSet<(long, long)>();
            for (var at = 0; at < rooms[0].Rows.Count && rooms[3].Rows.Count > 0; at++)
                links.Add((1 + chance.Below(rooms[0].Rows.Count), 1 + chance.Below(rooms[3].Rows.Count)));
            foreach (var (left, right) in links)
                await session.ExecuteAsync(
                    $"INSERT INTO {Links} (left_row, right_row, score) VALUES (@left, @right, 0)", new { left, right }, Cancel);
            return ((IReadOnlyList<LinkRoom>)rooms, links);
        },
        Cancel);

    private async Task<IReadOnlyList<string>> RowsAsync(LinkStatement statement)
    {
        var (rows, found) = (new LinkedRows(Vault, statement), new List<string>());
        await foreach (var range in rows.RangesAsync(await rows.ExtentAsync(Cancel), Cancel))
        {
            while (await range.Reader.ReadAsync(Cancel))
            {
                long? At(int place) => range.Reader.IsDBNull(place) ? null : range.Reader.GetInt64(place);
                var (inputs, subject) = (Aliases.Length, range.Reader.GetInt64(0));
                found.Add(Text(
                    subject, Enumerable.Range(1, inputs).Select(range.Reader.GetInt64), range.Reader.GetInt64(inputs + 1) == 1,
                    [.. Enumerable.Range(inputs + 2, inputs).Select(At)]));
            }
        }

        return found;
    }
}

public sealed class SqliteLinkStatements() : LinkStatementContract(Engine.Sqlite)
{
    [Fact]
    public async Task Every_key_is_looked_up_in_its_own_index_and_nothing_is_sorted()
    {
        var rooms = await Vault.WriteAsync(
            async session =>
            {
                var stored = new List<LinkRoom>();
                for (var at = 0; at < 3; at++) stored.Add(await LinkRoom.StoreAsync(session, new Seeded($"plan {at}"), Cancel));
                return stored;
            },
            Cancel);
        LinkInput[] inputs =
        [
            new("p", rooms[0].Table, null),
            new("a", rooms[1].Table, new KeyJoin("p", [new("key0", "key0"), new("key1", "key1"), new("key2", "key2")], false)),
            new("b", rooms[2].Table, new KeyJoin("a", [new("key1", "key1"), new("key2", "key0")], true)),
        ];
        var statement = new LinkStatement(Vault.Dialect, inputs, "key0", [], []);
        await using var session = await Vault.ReadAsync(Cancel);
        await using var reader = await session.ReadAsync($"EXPLAIN QUERY PLAN {statement.Rows()}", statement.Parameters(0, 10), Cancel);
        var steps = new List<string>();
        while (await reader.ReadAsync(Cancel)) steps.Add(reader.GetString(reader.GetOrdinal("detail")));
        Assert.Equal(6, steps.Count);
        Assert.All(steps, step => Assert.Matches("^SEARCH t[0-9k]+ USING COVERING INDEX ", step));
    }
}

public sealed class SqlServerLinkStatements() : LinkStatementContract(Engine.SqlServer);
