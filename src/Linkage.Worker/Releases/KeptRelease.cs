using System.Text.Json;
using Linkage.Domain.Jobs;
using Linkage.Domain.Ledger;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Releases;
using Linkage.Storage.Vault.Ledger;
using Linkage.Storage.Vault.Tabulations;
using Linkage.Worker.Links;

namespace Linkage.Worker.Releases;

/// <summary>What vault and control database keep of a release, or of a result that may become one.</summary>
/// <param name="Structure">As text, by which a result that was made again is known.</param>
/// <param name="Parts">Its tables and its models, for the ledger.</param>
internal sealed record KeptRelease(string Structure, IReadOnlyList<LedgerRelease> Parts)
{
    public static KeptRelease Of(string? name, string structure, LedgerRelease tables, IEnumerable<ModelCells> models) =>
        new(structure, [tables, .. models.Select(model => model.As(name))]);

    /// <summary>Of a release of the project.</summary>
    /// <returns>Null when not everything is kept that it was made of, as by an earlier version.</returns>
    public static async Task<KeptRelease?> FindAsync(Session control, Database vault, Job job, Release release, CancellationToken cancel)
    {
        var result = await ResultStore.FindAsync(control, job.Id, job.Attempt, cancel);
        if (result is null || result.ResultHash != release.ResultHash) return null;
        return await new StructureStore(vault).FindAsync(job.Id, job.Attempt, cancel) is { } structure
            ? await FindAsync(vault, job, $"release {release.Id.Value}", ResultReading.Of(result.Document), structure, cancel)
            : null;
    }

    /// <param name="name">Null for a result that is not released.</param>
    /// <returns>Null likewise.</returns>
    public static async Task<KeptRelease?> FindAsync(
        Database vault, Job job, string? name, ResultReading reading, string structure, CancellationToken cancel)
    {
        var store = new ContributionStore(vault);
        if (await store.FindAsync(job.Id, job.Attempt, cancel) is not { } contributions) return null;
        var models = await store.ModelsAsync(job.Id, job.Attempt, cancel);
        if (models.Count != reading.Models.Count) return null;
        return Tables(name, reading.Tables, structure, contributions) is { } tables
            ? Of(name, structure, tables, models.Select(model => ModelCells.Read(model.Specification, model.Contributions)))
            : null;
    }

    private static LedgerRelease? Tables(string? name, PublishedTables tables, string structure, byte[] contributions)
    {
        if (PerturbedStructure.Read(structure) is { } perturbed) return new(name, tables, perturbed.Spec, [], contributions);
        var kept = JsonSerializer.Deserialize<Structure>(structure, PublishedTables.Json)!;
        // What an earlier version kept does not say which cells must be protected.
        return kept.Protection is null ? null : LedgerRelease.Of(name, tables, kept, contributions);
    }
}
