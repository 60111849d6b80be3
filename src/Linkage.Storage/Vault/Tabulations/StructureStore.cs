using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Tabulations;

/// <summary>What the audit must know of a result beside its published tables. It stays in the vault.</summary>
internal sealed class StructureStore(Database vault)
{
    /// <summary>The same attempt run again replaces what a crash left.</summary>
    public Task PutAsync(JobId job, int attempt, string structure, CancellationToken cancel) =>
        vault.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    "DELETE FROM tabulations WHERE job_id = @job AND attempt = @attempt", new { job, attempt }, cancel);
                await session.ExecuteAsync(
                    "INSERT INTO tabulations (job_id, attempt, structure) VALUES (@job, @attempt, @structure)", new { job, attempt, structure }, cancel);
            },
            cancel);

    public async Task<string?> FindAsync(JobId job, int attempt, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await session.FindAsync<string>(
            "SELECT structure FROM tabulations WHERE job_id = @job AND attempt = @attempt", new { job, attempt }, cancel);
    }
}
