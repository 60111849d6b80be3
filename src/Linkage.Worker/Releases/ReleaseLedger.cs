using Linkage.Domain.Jobs;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Releases;
using Linkage.Worker.Links;
using Linkage.Worker.Perturbing;
using Linkage.Worker.Queue;

namespace Linkage.Worker.Releases;

/// <summary>Judges a result together with every release of its project, recalled ones included: what was seen is not forgotten.</summary>
internal sealed class ReleaseLedger(Database control, Database vault)
{
    /// <summary>Judges a stored result, outside of any transaction: it may take minutes.</summary>
    /// <param name="structure">What the vault keeps of it.</param>
    /// <returns>Null when the vault does not keep who is in it.</returns>
    public async Task<Judgement?> JudgeAsync(
        Job job, ResultReading reading, string structure, DisclosurePolicy policy, CancellationToken cancel) =>
        await KeptRelease.FindAsync(vault, job, null, reading, structure, cancel) is { } candidate
            ? await JudgeAsync(job, candidate, policy, nearest: false, _ => Task.CompletedTask, cancel)
            : null;

    /// <summary>Judges a candidate that was just made.</summary>
    /// <param name="tell">Hears twice a second how much is done, and throws to stop it.</param>
    public Task<Judgement> JudgeAsync(JobOrder order, KeptRelease candidate, Func<double, Task> tell, CancellationToken cancel) =>
        JudgeAsync(order.Job, candidate, order.Agreement.StrictestPolicy, nearest: true, tell, cancel);

    private async Task<Judgement> JudgeAsync(
        Job job, KeptRelease candidate, DisclosurePolicy policy, bool nearest, Func<double, Task> tell, CancellationToken cancel)
    {
        var (earlier, kept) = await EarlierAsync(job, cancel);
        // Made again, a perturbed result is the same bytes and tells nothing more.
        var others = policy.Method.Perturbs ? kept.Where(release => release?.Structure != candidate.Structure) : kept;
        if (others.Contains(null)) return new Judgement(earlier, policy.Method.Perturbs ? NoiseNotKept : NotKept);
        LedgerRelease[] parts = [.. others.SelectMany(release => release!.Parts), .. candidate.Parts];
        JudgementCourse? course = null;
        var (outcome, difference) = await LongWork.RunAsync(
            stop => Judged(parts, policy, nearest, course = new JudgementCourse(stop)), () => tell(course?.Done ?? 0), cancel);
        return new Judgement(earlier, outcome, difference);
    }

    private static (Outcome<DifferencingVerdict> Outcome, DifferencingFinding? Nearest) Judged(
        LedgerRelease[] parts, DisclosurePolicy policy, bool nearest, JudgementCourse course)
    {
        if (policy.Method.Perturbs) return (PerturbedSeries.Judge(parts, policy, course), null);
        var history = ReleaseHistory.Of(parts, course);
        if (history.IsRefused) return (history.Refusal, null);
        var verdict = Differencing.Judge(history.Value, policy, course);
        return (verdict, nearest && verdict.IsSafe ? Differencing.Nearest(history.Value, policy, course) : null);
    }

    /// <summary>The releases of the project, and of each what is kept of it; null where that is not everything.</summary>
    private async Task<(IReadOnlyList<Release> Releases, IReadOnlyList<KeptRelease?> Kept)> EarlierAsync(Job job, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var releases = await Judgement.ReleasesAsync(session, job.ProjectId, cancel);
        var kept = new List<KeptRelease?>();
        foreach (var release in releases)
        {
            var made = await JobStore.FindAsync(session, release.JobId, cancel);
            kept.Add(made is null ? null : await KeptRelease.FindAsync(session, vault, made, release, cancel));
        }

        return (releases, kept);
    }

    private static Refusal NotKept { get; } = new(
        RefusalKind.Unsafe, "differencing-not-judged",
        "The project has released tables or models before of which the vault does not keep who is in them: what they tell together cannot "
            + "be judged.");

    private static Refusal NoiseNotKept { get; } = new(
        RefusalKind.Unsafe, "averaging-not-judged",
        "The project has released other tables before of which the vault does not keep who is in them: what they tell together cannot "
            + "be judged.");
}
