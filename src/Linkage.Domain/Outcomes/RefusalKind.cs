namespace Linkage.Domain.Outcomes;

/// <summary>Why something expected was refused; each kind maps to one HTTP status and one exit code.</summary>
public enum RefusalKind
{
    /// <summary>The input breaks a rule; all faults are listed.</summary>
    Invalid,

    /// <summary>No valid proof of who asks.</summary>
    Unauthenticated,

    /// <summary>Known, but without the role that this needs.</summary>
    Forbidden,

    /// <summary>Outside the agreement; the fault names the clause.</summary>
    NotAgreed,

    /// <summary>Does not exist, or is not yours: the two look alike.</summary>
    NotFound,

    /// <summary>The thing is in a state in which this cannot be done, or somebody else was first.</summary>
    Conflict,

    /// <summary>The version named by the caller is not the present one.</summary>
    Stale,

    /// <summary>A version must be named and was not.</summary>
    VersionMissing,

    /// <summary>Larger than agreed or configured.</summary>
    TooLarge,

    /// <summary>A media type or encoding that is not taken.</summary>
    UnsupportedMedia,

    /// <summary>Gone for good: purged, expired or recalled.</summary>
    Gone,

    /// <summary>The disclosure audit says no, or cannot judge.</summary>
    Unsafe,
}
