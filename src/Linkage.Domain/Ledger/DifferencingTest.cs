namespace Linkage.Domain.Ledger;

/// <summary>The tests of releases against each other (disclosure.md, section 4).</summary>
public enum DifferencingTest
{
    /// <summary>Two cells differ in fewer subjects than the minimum frequency.</summary>
    Pair,

    /// <summary>A sum of several cells speaks of fewer subjects than the minimum frequency.</summary>
    Linear,

    /// <summary>The amount by which two nested cells differ breaks a concentration rule.</summary>
    Amount,

    /// <summary>A cell that one release protects follows from several.</summary>
    Protected,

    /// <summary>The releases are too entangled to be judged.</summary>
    Undecided,
}
