namespace Linkage.Domain.Ledger;

/// <summary>What the ledger says of a candidate.</summary>
/// <param name="Releases">Earlier releases that it was compared with.</param>
public sealed record DifferencingVerdict(IReadOnlyList<DifferencingFinding> Findings, int Releases)
{
    public bool IsSafe => Findings.Count == 0;

    /// <summary>The verdict in words, for the privacy officer.</summary>
    public string Sentence =>
        !IsSafe ? string.Join(' ', Findings.Select(finding => finding.Sentence))
        : Releases == 0 ? "Nothing was released before."
        : "No sum of published cells of this result and of earlier releases speaks of fewer subjects than the minimum frequency, "
            + "beyond what one side tells by itself.";
}
