namespace Linkage.Api.Tests.Crashes;

/// <summary>A stretch of the way from file to release, over which kills are spread.</summary>
internal enum Phase
{
    /// <summary>From the first announcement to the last piece but one of both files.</summary>
    Upload,

    /// <summary>From the last piece of both files to two accepted deliveries.</summary>
    Ingest,

    /// <summary>From the question to a result that waits for review.</summary>
    Link,

    /// <summary>From the verdict to the release.</summary>
    Release,
}
