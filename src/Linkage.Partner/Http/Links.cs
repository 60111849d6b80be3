using System.Text.RegularExpressions;

namespace Linkage.Partner.Http;

/// <summary>Reads the next page out of a Link header (RFC 8288).</summary>
internal static partial class Links
{
    public static string? Next(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Link", out var values))
        {
            return null;
        }

        var match = NextLink().Match(string.Join(", ", values));
        return match.Success ? match.Groups["target"].Value : null;
    }

    [GeneratedRegex("<(?<target>[^>]*)>[^,]*;\\s*rel=\"?next\"?", RegexOptions.NonBacktracking)]
    private static partial Regex NextLink();
}
