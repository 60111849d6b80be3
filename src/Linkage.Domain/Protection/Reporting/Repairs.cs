using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>Tries every proposal: tabulates, protects and audits it. What is suggested has been seen to work.</summary>
public static class Repairs
{
    /// <summary>Larger results are not tried over and over: the report says so.</summary>
    public const int MostCells = 10_000;

    /// <summary>Whether proposals can be tried on what is at hand.</summary>
    public static bool CanTry(ProtectedTabulation result) =>
        Regrouping.IsExactFor(result.Tabulation) && result.Tabulation.Cubes.CellCount <= MostCells && result.Measures.Count > 0;

    /// <returns>What is safe and hides fewer subjects, or is safe where the question was not; the best first.</returns>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static IReadOnlyList<Repair> Of(ProtectedTabulation result, Verdict verdict, CancellationToken stop = default)
    {
        if (!CanTry(result)) return [];
        var before = FirstLoss(result);
        if (verdict.IsSafe && before.Primary + before.Secondary == 0) return [];
        return [.. new Proposals(result.Tabulation).All().Select(p => Try(p, result, before, stop)).OfType<Repair>()
            .Where(r => !verdict.IsSafe || r.SubjectShare < r.SubjectShareBefore)
            .OrderBy(r => r.SubjectShare).ThenByDescending(r => r.Cells).ThenBy(r => r.Suggestion, StringComparer.Ordinal)];
    }

    private static Repair? Try(Proposal proposal, ProtectedTabulation result, MeasureLoss before, CancellationToken stop)
    {
        var tabulation = Regrouping.Of(result.Tabulation, proposal.Spec, proposal.Moved, proposal.Times);
        var made = Suppression.Protect(tabulation, result.Policy, stop: stop);
        if (!Audit.Judge(made.Publish(), made.Structure(), made.Policy, stop).IsSafe) return null;
        var after = FirstLoss(made);
        var suppressed = after.Primary + after.Secondary;
        return new Repair(proposal.Kind, proposal.Suggestion, after.Cells, suppressed, after.SubjectShare, before.SubjectShare);
    }

    private static MeasureLoss FirstLoss(ProtectedTabulation result) =>
        Loss.Of(result, result.Measures.OrderBy(m => m.Kind).ThenBy(m => m.Amount).First());
}
