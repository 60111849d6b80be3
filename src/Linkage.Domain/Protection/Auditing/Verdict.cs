namespace Linkage.Domain.Protection.Auditing;

/// <summary>The verdict of the audit with its grounds.</summary>
/// <param name="Disclosures">What was found, at most a hundred; <paramref name="DisclosureCount"/> counts all.</param>
/// <param name="Obstacles">Why the tables cannot be judged.</param>
/// <param name="Checked">The tests that were made, in words.</param>
/// <param name="NotChecked">What no test looked at, in words.</param>
/// <param name="Intervals">Intervals of the protected cells; null when the tables could not be judged at all.</param>
public sealed record Verdict(
    VerdictKind Kind,
    IReadOnlyList<Disclosure> Disclosures,
    int DisclosureCount,
    IReadOnlyList<string> Obstacles,
    IReadOnlyList<string> Checked,
    IReadOnlyList<string> NotChecked,
    IntervalSummary? Intervals = null)
{
    public bool IsSafe => Kind == VerdictKind.Safe;
}
