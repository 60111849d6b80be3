namespace Linkage.Api.Hosting;

/// <summary>`Linkage:Limits`: what one caller may ask of the service.</summary>
internal sealed class LimitSettings
{
    /// <summary>Per person, or per address for who has not signed in.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>Bytes of a request body that is no upload; a national code list of neighbourhoods takes about two million.</summary>
    public int LargestDocument { get; init; } = 32 * 1024 * 1024;

    public IEnumerable<string> Faults()
    {
        if (RequestsPerMinute < 1) yield return "Linkage:Limits:RequestsPerMinute must be 1 or more.";
        if (LargestDocument < 1024) yield return "Linkage:Limits:LargestDocument must be 1024 (bytes) or more.";
    }
}
