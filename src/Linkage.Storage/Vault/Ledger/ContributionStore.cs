using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Ledger;

/// <summary>What every subject contributed to the tables and models of an attempt. It stays in the vault.</summary>
internal sealed class ContributionStore(Database vault)
{
    private const string OfAttempt = "WHERE job_id = @job AND attempt = @attempt";

    /// <summary>The same attempt run again replaces what a crash left.</summary>
    public Task PutAsync(
        JobId job, int attempt, byte[] contributions, IReadOnlyList<StoredModel> models, CancellationToken cancel) =>
        vault.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync($"DELETE FROM ledger_contributions {OfAttempt}", new { job, attempt }, cancel);
                await session.ExecuteAsync($"DELETE FROM ledger_models {OfAttempt}", new { job, attempt }, cancel);
                await session.ExecuteAsync(
                    "INSERT INTO ledger_contributions (job_id, attempt, contributions) VALUES (@job, @attempt, @contributions)",
                    new { job, attempt, contributions },
                    cancel);
                for (var model = 0; model < models.Count; model++)
                {
                    await session.ExecuteAsync(
                        """
                        INSERT INTO ledger_models (job_id, attempt, model, specification, contributions)
                        VALUES (@job, @attempt, @model, @Specification, @Contributions)
                        """,
                        new { job, attempt, model, models[model].Specification, models[model].Contributions },
                        cancel);
                }
            },
            cancel);

    public async Task<byte[]?> FindAsync(JobId job, int attempt, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await session.FindAsync<byte[]>($"SELECT contributions FROM ledger_contributions {OfAttempt}", new { job, attempt }, cancel);
    }

    /// <summary>In the order of the result.</summary>
    public async Task<IReadOnlyList<StoredModel>> ModelsAsync(JobId job, int attempt, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await session.ListAsync<StoredModel>(
            $"SELECT specification, contributions FROM ledger_models {OfAttempt} ORDER BY model", new { job, attempt }, cancel);
    }
}
