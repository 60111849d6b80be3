using Linkage.Domain.Reviews;

namespace Linkage.Api.Reviews;

/// <summary>A verdict on a result.</summary>
/// <param name="Reason">Why; stands in the audit trail.</param>
/// <param name="ResultHash">Of what was read: `resultHash` of the job.</param>
public sealed record ReviewRequest(Verdict Verdict, string Reason, string ResultHash);
