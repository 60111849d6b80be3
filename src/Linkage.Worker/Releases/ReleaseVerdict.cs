using Linkage.Domain.Outcomes;

namespace Linkage.Worker.Releases;

/// <summary>
/// Whether a result may leave, as far as that follows from its bytes, the vault and the agreement. It is made for one attempt to release,
/// in the process that releases, and is kept nowhere: the gate takes it for what <paramref name="Basis"/> says and nothing else.
/// </summary>
/// <param name="Judged">A refusal when there is nothing to judge, or nothing to judge by.</param>
internal sealed record ReleaseVerdict(VerdictBasis Basis, Outcome<JudgedResult> Judged);

/// <summary>A result that could be judged.</summary>
/// <param name="IsPerturbed">Whether the vault knows it as one of a method that perturbs.</param>
/// <param name="Ledger">What the ledger says of it beside the releases that there were; null when the vault does not keep who is in it, and
/// for private results.</param>
/// <param name="Files">What may leave, or why nothing.</param>
internal sealed record JudgedResult(bool IsPerturbed, Judgement? Ledger, Outcome<ReleaseFiles> Files);
