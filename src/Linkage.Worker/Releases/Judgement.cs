using Linkage.Domain.Identity;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Releases;

namespace Linkage.Worker.Releases;

/// <summary>What the ledger says of a result beside the releases that there were at a moment, by the policy of one agreement.</summary>
/// <param name="Earlier">Recalled ones included, in the order of their identifiers.</param>
/// <param name="Nearest">
/// The smallest difference of a cell with one released before; null when none is small, and at the gate, which need not know.
/// </param>
internal sealed record Judgement(
    IReadOnlyList<Release> Earlier, Outcome<DifferencingVerdict> Outcome, DifferencingFinding? Nearest = null)
{
    public static async Task<IReadOnlyList<Release>> ReleasesAsync(Session session, ProjectId project, CancellationToken cancel) =>
        [.. (await ReleaseStore.ListAsync(session, project, cancel)).OrderBy(release => release.Id.Value, StringComparer.Ordinal)];

    /// <summary>Why the result may not leave; null when nothing speaks against it.</summary>
    public Refusal? Refusal => Outcome.IsRefused ? Outcome.Refusal : Outcome.Value.IsSafe ? null : new Refusal(
        RefusalKind.Unsafe, "differencing",
        "Together with what the project has released before, or in its own tables together, this result tells too much.",
        [.. Outcome.Value.Findings.Select(finding => new Fault(string.Empty, "differencing", finding.Sentence))]);

    /// <summary>
    /// Whether the project still has these releases and no others. Under the project's release lock they stay so until the transaction
    /// ends.
    /// </summary>
    public async Task<bool> IsCurrentAsync(Session session, ProjectId project, CancellationToken cancel) =>
        (await ReleasesAsync(session, project, cancel)).Select(release => release.Id).SequenceEqual(Earlier.Select(release => release.Id));
}
