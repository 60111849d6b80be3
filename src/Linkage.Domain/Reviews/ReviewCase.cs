using Linkage.Domain.Jobs;

namespace Linkage.Domain.Reviews;

/// <summary>What a verdict is given on, as it stands when it is given.</summary>
/// <param name="ResultHash">Of exactly what would be released; null when there is no result.</param>
/// <param name="ApprovalsNeeded">As agreed.</param>
/// <param name="Given">Verdicts on this attempt so far, by reviewer.</param>
public sealed record ReviewCase(
    JobState State, string SubmittedBy, string? ResultHash, int ApprovalsNeeded, IReadOnlyDictionary<string, Verdict> Given);
