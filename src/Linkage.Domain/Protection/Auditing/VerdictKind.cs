namespace Linkage.Domain.Protection.Auditing;

/// <summary>What the audit says. Only <see cref="Safe"/> opens the gate.</summary>
public enum VerdictKind
{
    /// <summary>Every test was made and none found a disclosure.</summary>
    Safe,

    /// <summary>Something unsafe is shown or can be derived.</summary>
    Unsafe,

    /// <summary>The tables are not what the structure describes, contradict themselves, or are too large to judge.</summary>
    CannotJudge,
}
