namespace Linkage.Partner.Jobs;

/// <summary>A linkage job as the service shows it.</summary>
/// <param name="Progress">Per cent of the whole, 0 to 100.</param>
/// <param name="ResultHash">SHA-256 of the protected result, lower-case hex: what a verdict names.</param>
internal sealed record Job(
    string Id,
    string? Question,
    string? State,
    string? Stage,
    int? Progress,
    bool? DryRun,
    string? SubmittedBy,
    string? ResultHash,
    string? Release,
    JobFailure? Failure)
{
    /// <summary>It moves on without anybody doing anything.</summary>
    public bool IsUnderWay => State is "submitted" or "running" or "approved";

    public bool IsLost => State is "refused" or "rejected" or "returned" or "failed" or "cancelled";

    public void Show(Screens.Screen screen) => screen.Facts(
        ("job", Id),
        ("question", Question),
        ("state", DryRun == true ? $"{State} (dry run: made-up rows)" : State),
        ("stage", Stage is null ? null : $"{Stage}, {Progress ?? 0} %"),
        ("submitted by", SubmittedBy),
        ("result hash", ResultHash),
        ("release", Release),
        ("failure", Failure is null ? null : $"{Failure.Detail} [{Failure.Code}]"));
}
