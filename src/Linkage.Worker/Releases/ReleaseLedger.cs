using System.Text.Json;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Releases;
using Linkage.Storage.Vault.Ledger;
using Linkage.Storage.Vault.Tabulations;
using Linkage.Worker.Links;

namespace Linkage.Worker.Releases;

/// <summary>Judges a result together with every release of its project, recalled ones included: what was seen is not forgotten.</summary>
internal sealed class ReleaseLedger(Database control, Database vault)
{
    private readonly StructureStore _structures = new(vault);
    private readonly ContributionStore _contributions = new(vault);

    /// <summary>Judges a result that the vault keeps, by the policy in force, outside of any transaction: it may take a minute.</summary>
    /// <returns>Null when there is nothing to judge, or nothing to judge by.</returns>
    public async Task<Judgement?> JudgeAsync(Job job, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        if (await AgreementStore.InForceAsync(session, job.ProjectId, cancel) is not { } agreement) return null;
        if (await KeptAsync(session, job, null, cancel) is not { } candidate) return null;
        return await JudgeAsync(session, job.ProjectId, candidate, agreement.Version, agreement.Read().Value.StrictestPolicy, cancel);
    }

    /// <summary>Judges a candidate that was just made.</summary>
    public async Task<Judgement> JudgeAsync(JobOrder order, LedgerRelease candidate, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await JudgeAsync(session, order.Job.ProjectId, candidate, order.Version, order.Agreement.StrictestPolicy, cancel);
    }

    private async Task<Judgement> JudgeAsync(
        Session session, ProjectId project, LedgerRelease candidate, int version, DisclosurePolicy policy, CancellationToken cancel)
    {
        var earlier = await Judgement.ReleasesAsync(session, project, cancel);
        var releases = new List<LedgerRelease>();
        foreach (var release in earlier)
        {
            var made = await JobStore.FindAsync(session, release.JobId, cancel);
            if (made is null || await KeptAsync(session, made, release, cancel) is not { } kept) return new Judgement(earlier, version, NotKept);
            releases.Add(kept);
        }

        var history = ReleaseHistory.Of([.. releases, candidate]);
        if (history.IsRefused) return new Judgement(earlier, version, history.Refusal);
        return new Judgement(
            earlier, version, Differencing.Judge(history.Value, policy), new(() => Differencing.Nearest(history.Value, policy)));
    }

    /// <returns>Null when the vault or the control database does not hold everything that the release was made of.</returns>
    private async Task<LedgerRelease?> KeptAsync(Session session, Job job, Release? release, CancellationToken cancel)
    {
        var result = await ResultStore.FindAsync(session, job.Id, job.Attempt, cancel);
        if (result is null || release is not null && result.ResultHash != release.ResultHash) return null;
        if (await _structures.FindAsync(job.Id, job.Attempt, cancel) is not { } text) return null;
        if (await _contributions.FindAsync(job.Id, job.Attempt, cancel) is not { } contributions) return null;
        var structure = JsonSerializer.Deserialize<Structure>(text, PublishedTables.Json)!;
        // What an earlier version kept does not say which cells must be protected.
        if (structure.Protection is null) return null;
        var name = release is null ? null : $"release {release.Id.Value}";
        return new LedgerRelease(name, ResultDocument.Read(result.Document), structure, contributions);
    }

    private static Refusal NotKept { get; } = new(
        RefusalKind.Unsafe, "differencing-not-judged",
        "The project has released tables before of which the vault does not keep who is in them: what they tell together cannot be judged.");
}
