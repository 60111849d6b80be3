namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>Whether the noise of cell keys survives averaging.</summary>
public enum AveragingVerdict
{
    /// <summary>No small group can be estimated better than the floor allows.</summary>
    Safe,

    /// <summary>Some small group can.</summary>
    BelowFloor,

    /// <summary>Too many groups to solve for, and the cheap bound does not decide.</summary>
    TooLarge,
}
