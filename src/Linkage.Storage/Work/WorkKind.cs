namespace Linkage.Storage.Work;

/// <summary>What a worker may be asked to do; the argument is always one identifier.</summary>
public enum WorkKind
{
    /// <summary>Validate and store a received delivery.</summary>
    Ingest,

    /// <summary>Run a linkage job up to its protected result.</summary>
    Link,

    /// <summary>Compare one range of rows of a match.</summary>
    MatchRange,

    /// <summary>Audit, sign and publish an approved job.</summary>
    Release,

    /// <summary>Take the rows of a withdrawn or expired delivery out of the vault.</summary>
    Purge,
}
