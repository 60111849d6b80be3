using Linkage.Domain.Lifecycles;

namespace Linkage.Domain.Projects;

/// <summary>State of one version of a project's agreement.</summary>
public enum AgreementState
{
    Draft,
    Proposed,
    InForce,
    Superseded,
}

public static class AgreementLifecycle
{
    public static Lifecycle<AgreementState> Steps { get; } = new("agreement", AgreementState.Draft,
    [
        new(AgreementState.Draft, AgreementState.Proposed, "propose"),
        new(AgreementState.Proposed, AgreementState.Superseded, "replace"),
        new(AgreementState.Proposed, AgreementState.InForce, "accept"),
        new(AgreementState.InForce, AgreementState.Superseded, "replace"),
    ]);
}
