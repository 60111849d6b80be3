using System.Globalization;
using System.Text;
using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Agreements;
using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;
using Linkage.Domain.Identity;
using Linkage.Domain.Json;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;
using Linkage.Worker.Matches;

namespace Linkage.Api.Tests.Matches;

/// <summary>
/// A vault with two deliveries of people by encodings of 128 bits and short fields, many of them missing, and a match between them.
/// </summary>
internal sealed class BlockedVault : IDisposable
{
    public const int Length = 128;
    public static readonly IReadOnlyList<string> Fields = ["h_given", "h_sur", "h_birth"];

    private static readonly DeliveryLayout Layout = new(
    [
        new DeliveryColumn("clk", "f0", ColumnKind.Encoding, 0, "person"),
        .. Fields.Select((field, at) => new DeliveryColumn(field, $"f{at + 1}", ColumnKind.Text, 0, null, 20)),
    ]);

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<DeliveryId, string?[][]> _fields = [];
    private readonly Dictionary<DeliveryId, byte[]?[]> _encodings = [];

    public BlockedVault() =>
        Vault = new(new SqliteDialect(), SqliteDialect.ConnectionString(Path.Combine(_folder.Path, "vault.db")), "vault");

    public Database Vault { get; }

    public LinkTables Tables => new(Vault);

    /// <param name="join">The members of the join beside its dataset, alias and kind.</param>
    public async Task<MatchInputs> StoreAsync(string join, Seeded chance, int left, int right, CancellationToken cancel)
    {
        await Migrations.ApplyAsync(Vault, TimeProvider.System, cancel);
        var agreement = Documents.Read<AgreementDocument>(Encoding.UTF8.GetBytes(EncodedProject.Agreement(join, false))).Value;
        var bound = QuestionRules.Check(agreement.Questions[0], agreement).Value.Joins[0];
        var people = Enumerable.Range(0, left).Select(_ => Bytes(chance)).ToArray();
        return new(
            "b", bound, bound.Match!, await StoreAsync(chance, people, cancel),
            await StoreAsync(chance, [.. Enumerable.Range(0, right).Select(_ => Changed(chance, chance.Pick(people)))], cancel), "person");
    }

    public Task<LinkTable> BeginAsync(MatchInputs inputs, CancellationToken cancel) =>
        Tables.BeginAsync(Identifier.New<ProjectId>(), inputs.Left.Id, inputs.Right.Id, "job/1/b", null, cancel);

    /// <summary>Of the rows that have one, which is all but every eleventh.</summary>
    public (EncodingSet Set, int[] Rows) Encodings(DeliveryTable table)
    {
        var (set, rows) = (new EncodingSet(Length), new List<int>());
        foreach (var (encoding, at) in _encodings[table.Id].Select((encoding, at) => (encoding, at)))
        {
            if (encoding is null) continue;
            set.Add(encoding);
            rows.Add(at + 1);
        }

        return (set, [.. rows]);
    }

    /// <summary>By row and field.</summary>
    public string?[][] FieldsOf(DeliveryTable table) => _fields[table.Id];

    public void Dispose() => _folder.Dispose();

    private async Task<DeliveryTable> StoreAsync(Seeded chance, byte[][] people, CancellationToken cancel)
    {
        var id = Identifier.New<DeliveryId>();
        var fields = _fields[id] = [.. people.Select(_ => Fields.Select((_, at) => Field(chance, at)).ToArray())];
        var encodings = _encodings[id] = [.. people.Select((person, at) => at % 11 == 10 ? null : person)];
        await Vault.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(TableText.Final(session.Dialect, id, Layout), null, cancel);
                await using var writer = await session.Dialect.BulkAsync(
                    session, DeliveryTable.NameOf(id), ["row_no", "f0", "f1", "f2", "f3"], cancel);
                for (var at = 0; at < people.Length; at++) await writer.WriteAsync([at + 1L, encodings[at], .. fields[at]], cancel);
                await writer.FinishAsync(cancel);
            },
            cancel);
        return new(id, Identifier.New<ProjectId>(), "d", DeliveryTable.NameOf(id), Layout, people.Length);
    }

    private static string? Field(Seeded chance, int at) =>
        chance.Below(5) == 0 ? null : chance.Below(4 + (9 * at)).ToString(CultureInfo.InvariantCulture);

    private static byte[] Bytes(Seeded chance) =>
        [.. Enumerable.Range(0, Length / 8).Select(_ => (byte)(chance.Below(256) & (chance.Below(256) | 1)))];

    private static byte[] Changed(Seeded chance, byte[] person)
    {
        byte[] changed = [.. person];
        for (var flip = 0; flip < 4; flip++) changed[chance.Below(changed.Length)] ^= (byte)(1 << chance.Below(8));
        return changed;
    }
}
