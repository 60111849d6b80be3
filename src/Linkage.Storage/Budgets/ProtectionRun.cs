using Linkage.Domain.Identity;

namespace Linkage.Storage.Budgets;

/// <summary>One run of one attempt of a job, about to protect its result.</summary>
/// <param name="Method">Fingerprint of the method.</param>
public sealed record ProtectionRun(JobId JobId, int Attempt, ProjectId ProjectId, string Method, DateTimeOffset CreatedAt);
