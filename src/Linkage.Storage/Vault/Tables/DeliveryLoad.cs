using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Spine;

namespace Linkage.Storage.Vault.Tables;

/// <summary>
/// One ingest of one delivery into the vault: rows to staging in batches, duplicates found there, subjects settled, the delivery table
/// filled, and the switch that makes it visible. Every step is a transaction of its own that first proves that this run still owns the
/// delivery; a run that died is begun anew from the file.
/// </summary>
internal sealed class DeliveryLoad
{
    private const int RowsPerStep = 100_000;
    private readonly Database _vault;
    private readonly DeliveryId _id;
    private readonly ProjectId _project;
    private readonly DeliveryLayout _layout;
    private readonly long _run;
    private readonly Dictionary<int, int> _spines = [];

    private DeliveryLoad(Database vault, DeliveryId id, ProjectId project, DeliveryLayout layout, long run) =>
        (_vault, _id, _project, _layout, _run) = (vault, id, project, layout, run);

    public DeliveryLayout Layout => _layout;

    /// <summary>Takes the delivery over from any earlier run, whose tables go, and makes empty ones.</summary>
    public static Task<DeliveryLoad> BeginAsync(
        Database vault, DeliveryId id, ProjectId project, string dataset, DeliveryLayout layout, CancellationToken cancel) =>
        vault.WriteAsync(
            async session =>
            {
                var run = await LoadStore.TakeAsync(session, id, project, dataset, layout, cancel);
                await session.ExecuteAsync(TableText.DropAll(id, layout), null, cancel);
                await session.ExecuteAsync(TableText.Staging(session.Dialect, id, layout), null, cancel);
                await session.ExecuteAsync(TableText.Final(session.Dialect, id, layout), null, cancel);
                return new DeliveryLoad(vault, id, project, layout, run);
            },
            cancel);

    public Task AppendAsync(RowBatch batch, CancellationToken cancel) =>
        OwnedAsync(
            async session =>
            {
                if (SqliteRows.Speaks(session.Dialect)) SqliteRows.Write(session, DeliveryTable.StagingOf(_id), batch);
                else await CopyAsync(session, batch, cancel);
            },
            cancel);

    /// <summary>Collects the distinct pseudonyms of every subject field, once all rows are staged.</summary>
    public async Task CollectAsync(CancellationToken cancel)
    {
        foreach (var at in _layout.Subjects)
        {
            var insert =
                $"""
                 INSERT INTO {DeliveryTable.KeysOf(_id, at)} (pseudonym, occurrences)
                 SELECT f{at}, COUNT(*) FROM {DeliveryTable.StagingOf(_id)} WHERE f{at} IS NOT NULL GROUP BY f{at}
                 """;
            await OwnedAsync(
                async session =>
                {
                    await session.ExecuteAsync(TableText.Keys(session.Dialect, _id, at), null, cancel);
                    await session.ExecuteAsync(insert, null, cancel);
                },
                cancel);
        }
    }

    /// <inheritdoc cref="RepeatedRows.FindAsync"/>
    public async Task<(long Total, IReadOnlyList<long> First)> RepeatedAsync(IReadOnlyList<int> key, int most, CancellationToken cancel)
    {
        await using var session = await _vault.ReadAsync(cancel);
        return await RepeatedRows.FindAsync(session, _id, _layout, key, most, cancel);
    }

    /// <summary>Gives every collected pseudonym that has no subject yet one.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        foreach (var at in _layout.Subjects)
        {
            // Apart, so that the lock on the list of spines is not held for as long as one spine is filled.
            var (entityType, keys) = (_layout.Columns[at].EntityType!, DeliveryTable.KeysOf(_id, at));
            await OwnedAsync(async session => _spines[at] = await SpineStore.FindOrAddAsync(session, _project, entityType, cancel), cancel);
            await OwnedAsync(session => SpineStore.SettleAsync(session, _spines[at], keys, cancel), cancel);
        }
    }

    /// <summary>Copies the staged rows with their subjects, once the subjects are settled.</summary>
    public async Task FillAsync(long rows, CancellationToken cancel)
    {
        var text = TableText.Fill(_id, _layout, _spines);
        for (long after = 0; after < rows; after += RowsPerStep)
        {
            var bounds = new { after, upTo = after + RowsPerStep };
            await OwnedAsync(session => session.ExecuteAsync(text, bounds, cancel), cancel);
        }

        foreach (var at in _layout.Subjects)
        {
            await OwnedAsync(session => session.ExecuteAsync(TableText.Index(session.Dialect, _id, _layout, at), null, cancel), cancel);
        }
    }

    /// <summary>Makes the delivery visible and takes what it was made from away.</summary>
    public Task SwitchAsync(long rows, string report, CancellationToken cancel) =>
        OwnedAsync(
            async session =>
            {
                await LoadStore.ReadyAsync(session, _id, rows, report, cancel);
                await session.ExecuteAsync(TableText.DropStaging(_id, _layout), null, cancel);
            },
            cancel);

    private Task OwnedAsync(Func<Session, Task> step, CancellationToken cancel) =>
        _vault.WriteAsync(
            async session =>
            {
                if (SqliteRows.Speaks(session.Dialect)) await session.ExecuteAsync(SqliteRows.Room, null, cancel);
                if (!await LoadStore.OwnsAsync(session, _id, _run, cancel)) throw new SupersededException();
                await step(session);
            },
            cancel);

    private async Task CopyAsync(Session session, RowBatch batch, CancellationToken cancel)
    {
        string[] columns = ["row_no", .. _layout.Columns.Select(column => column.Column)];
        await using var writer = await session.Dialect.BulkAsync(session, DeliveryTable.StagingOf(_id), columns, cancel);
        var values = new object?[columns.Length];
        for (var row = 0; row < batch.Rows; row++)
        {
            values[0] = batch.FirstRow + row;
            for (var column = 1; column < values.Length; column++) values[column] = batch.Value(row, column - 1);
            await writer.WriteAsync(values, cancel);
        }

        await writer.FinishAsync(cancel);
    }
}
