using Linkage.Storage.Databases;

namespace Linkage.Api.Tests.Crashes;

/// <summary>The ranges of matches as the work queue sees them.</summary>
internal sealed class RangeLeases(Database control)
{
    /// <summary>Kills the first worker process that is seen to hold a range, while it holds it.</summary>
    /// <returns>The work item that it held.</returns>
    public async Task<string> KillHolderAsync(IReadOnlyList<WorkerProcess> workers)
    {
        while (true)
        {
            foreach (var worker in workers)
            {
                if (Held(await ReadAsync(), worker) is null) continue;
                await worker.StandStillAsync();
                if (Held(await ReadAsync(), worker) is { } item)
                {
                    await worker.KillAsync();
                    return item;
                }

                await worker.GoOnAsync();
            }

            await Task.Delay(2);
        }
    }

    public async Task<IReadOnlyList<RangeLease>> ReadAsync()
    {
        await using var session = await control.ReadAsync(CancellationToken.None);
        return await session.ListAsync<RangeLease>(
            "SELECT id, state, attempts, COALESCE(lease_owner, '') AS owner FROM work_items WHERE kind = 'MatchRange' ORDER BY id", null,
                CancellationToken.None);
    }

    private static string? Held(IEnumerable<RangeLease> leases, WorkerProcess worker) =>
        leases.FirstOrDefault(lease => lease.State == "Waiting" && lease.Owner.Contains($"-{worker.Id}-", StringComparison.Ordinal))?.Id;
}

internal sealed class RangeLease
{
    public required string Id { get; init; }

    public required string State { get; init; }

    public required int Attempts { get; init; }

    public required string Owner { get; init; }
}
