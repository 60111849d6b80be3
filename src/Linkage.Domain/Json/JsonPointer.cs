namespace Linkage.Domain.Json;

/// <summary>JSON pointers as RFC 6901, section 3, writes them.</summary>
internal static class JsonPointer
{
    private const int LongestToken = 200;

    public static string Append(string pointer, string name)
    {
        // Names come from the caller; one of a megabyte would make every answer as long.
        var token = name.Length <= LongestToken ? name : string.Concat(name.AsSpan(0, LongestToken), "…");
        return $"{pointer}/{token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
    }

    public static string Append(string pointer, int index) => $"{pointer}/{index}";
}
