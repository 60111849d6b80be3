namespace Linkage.Domain.Signing;

/// <summary>One difference between a manifest and the files beside it.</summary>
/// <param name="File">Name as in the manifest, or as found in the folder when it is not listed.</param>
public readonly record struct ReleaseMismatch(string File, ReleaseMismatchKind Kind);

/// <summary>How a file differs from what was signed.</summary>
public enum ReleaseMismatchKind
{
    /// <summary>Listed, and not there.</summary>
    Missing,

    /// <summary>Another length.</summary>
    Size,

    /// <summary>The length fits, the SHA-256 does not.</summary>
    Content,

    /// <summary>There, and not listed.</summary>
    NotListed,

    /// <summary>Listed twice, or under a name that leads out of the folder.</summary>
    Name,
}
