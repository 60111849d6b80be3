namespace Linkage.Domain.Ledger;

/// <summary>What the ledger says of a candidate.</summary>
/// <param name="Releases">Earlier releases that it was compared with.</param>
public sealed record DifferencingVerdict(IReadOnlyList<DifferencingFinding> Findings, int Releases)
{
    public bool IsSafe => Findings.Count == 0;

    /// <summary>What is said instead when nothing was found by other means than these tests.</summary>
    public string? Note { get; init; }

    /// <summary>The verdict in words, for the privacy officer.</summary>
    public string Sentence => Note ?? (IsSafe ? $"{Beside} {Own}" : string.Join(' ', Findings.Select(finding => finding.Sentence)));

    private string Beside => Releases == 0
        ? "Nothing was released before."
        : "No sum of published cells of this result and of earlier releases speaks of fewer subjects than the minimum frequency, "
            + "beyond what one side tells by itself.";

    private static string Own =>
        "Neither does any sum of the result's own published counts, or of its own sums of one amount, speak of fewer.";
}
