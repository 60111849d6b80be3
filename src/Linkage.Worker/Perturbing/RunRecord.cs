using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
using Linkage.Storage.Budgets;
using Linkage.Storage.Databases;
using Linkage.Worker.Links;

namespace Linkage.Worker.Perturbing;

/// <summary>Writes down by which method a run protects and what it costs. A dry run concerns nobody and is not written down.</summary>
internal sealed class RunRecord(Database control, TimeProvider clock, JobOrder order, Method method)
{
    /// <summary>Why no result of this method can be released any more; null when one can. The gate asks again.</summary>
    public async Task<Refusal?> RefusalAsync(CancellationToken cancel)
    {
        if (order.Job.DryRun) return null;
        await using var session = await control.ReadAsync(cancel);
        return MethodMix.RefusalOf(method, await ProtectionStore.ReleasedAsync(session, order.Job.ProjectId, order.Job.Id, cancel));
    }

    /// <param name="cost">In billionths of ρ.</param>
    /// <returns>What all runs have cost with this one; or refused as `budget-spent`.</returns>
    public Task<Outcome<long>> WriteAsync(long cost, long budget, CancellationToken cancel)
    {
        if (order.Job.DryRun) return Task.FromResult<Outcome<long>>(cost);
        var run = new ProtectionRun(order.Job.Id, order.Job.Attempt, order.Job.ProjectId, method.Fingerprint(), clock.GetUtcNow());
        var allowed = method.Kind == MethodKind.DifferentialPrivacy ? budget : long.MaxValue;
        return control.DecideAsync(session => ProtectionStore.ReserveAsync(session, run, cost, allowed, cancel), cancel);
    }
}
