namespace Linkage.Domain.Ledger;

/// <summary>What the ledger says of a candidate.</summary>
/// <param name="Releases">Earlier releases that it was compared with.</param>
public sealed record DifferencingVerdict(IReadOnlyList<DifferencingFinding> Findings, int Releases)
{
    public bool IsSafe => Findings.Count == 0;
}
