using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Ledger;

/// <summary>What every subject contributed to the tables of an attempt. It stays in the vault.</summary>
internal sealed class ContributionStore(Database vault)
{
    /// <summary>The same attempt run again replaces what a crash left.</summary>
    public Task PutAsync(JobId job, int attempt, byte[] contributions, CancellationToken cancel) =>
        vault.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    "DELETE FROM ledger_contributions WHERE job_id = @job AND attempt = @attempt", new { job, attempt }, cancel);
                await session.ExecuteAsync(
                    "INSERT INTO ledger_contributions (job_id, attempt, contributions) VALUES (@job, @attempt, @contributions)",
                    new { job, attempt, contributions },
                    cancel);
            },
            cancel);

    public async Task<byte[]?> FindAsync(JobId job, int attempt, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await session.FindAsync<byte[]>(
            "SELECT contributions FROM ledger_contributions WHERE job_id = @job AND attempt = @attempt", new { job, attempt }, cancel);
    }
}
