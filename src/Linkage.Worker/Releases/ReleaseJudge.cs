using System.Text.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Releases;
using Linkage.Storage.Vault.Tabulations;
using Linkage.Worker.Links;
using Linkage.Worker.Outputs;
using Linkage.Worker.Perturbing;
using Linkage.Worker.Queue;

namespace Linkage.Worker.Releases;

/// <summary>
/// Judges a stored result from its bytes and from what the vault keeps, outside of any transaction: it may take minutes, and nobody waits
/// for it but the release. It trusts no verdict that was given before, and refuses what it cannot judge.
/// </summary>
internal sealed class ReleaseJudge(Database control, Database vault)
{
    private readonly StructureStore _structures = new(vault);
    private readonly ReleaseLedger _ledger = new(control, vault);

    public async Task<ReleaseVerdict> JudgeAsync(Job job, CancellationToken cancel)
    {
        var (result, agreement) = await FindAsync(job, cancel);
        var basis = VerdictBasis.Of(job, result, agreement);
        return new(basis, await JudgeAsync(job, result, agreement, basis.ResultHash, cancel));
    }

    private async Task<Outcome<JudgedResult>> JudgeAsync(
        Job job, Result? result, Agreement? agreement, string? hash, CancellationToken cancel)
    {
        var structure = await _structures.FindAsync(job.Id, job.Attempt, cancel);
        if (result is null || structure is null) return No("result-missing", "The result of this attempt is not complete.");
        if (hash != result.ResultHash) return No("result-altered", "The stored result is not the one that was hashed when it was made.");
        if (agreement is null) return No("no-agreement", "The project has no agreement in force any more.");
        var (reading, policy) = (ResultReading.Of(result.Document), agreement.Read().Value.StrictestPolicy);
        var ledger = await _ledger.JudgeAsync(job, reading, structure, policy, cancel);
        var perturbed = PerturbedStructure.Read(structure);
        var refusal = await LongWork.RunAsync(
            stop => perturbed is not null
                ? PerturbationGate.RefusalOf(reading, perturbed, agreement.Version, policy, ledger)
                : RefusalOf(reading, structure, agreement.Version, policy, ledger, stop),
            () => Task.CompletedTask,
            cancel);
        return new JudgedResult(perturbed is not null, ledger, refusal is null ? ReleaseFiles.Of(result.Document, reading) : refusal);
    }

    /// <summary>Why a suppressed result may not leave.</summary>
    private static Refusal? RefusalOf(
        ResultReading reading, string structure, int version, DisclosurePolicy policy, Judgement? ledger, CancellationToken stop)
    {
        // How far intervals must reach was worked out by the policy of that version, and the question was one of its questions.
        if (reading.AgreementVersion != version)
            return No(
                "agreement-changed", "Another version of the agreement is in force than when the result was made. Run the job again.");
        if (ledger is null) return No("result-missing", "The vault does not keep who is in the result of this attempt.");
        var known = JsonSerializer.Deserialize<Structure>(structure, PublishedTables.Json)!;
        if (OutputGate.RefusalOf(reading, known, policy) is { } other) return other;
        var verdict = Audit.Judge(reading.Tables, known, policy, stop);
        return verdict.IsSafe ? ledger.Refusal : LinkHandler.RefusalOf(verdict);
    }

    private async Task<(Result? Result, Agreement? Agreement)> FindAsync(Job job, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return (await ResultStore.FindAsync(session, job.Id, job.Attempt, cancel),
            await AgreementStore.InForceAsync(session, job.ProjectId, cancel));
    }

    private static Refusal No(string code, string sentence) => new(RefusalKind.Unsafe, code, sentence);
}
