using System.Text.RegularExpressions;

namespace Linkage.Domain.Schemas;

/// <summary>A pattern that a whole value matches, in time linear in its length: the partner wrote it, so nothing may backtrack.</summary>
internal static class WholePattern
{
    public static Regex Compile(string pattern) =>
        new($@"^(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>False for what is no pattern, and for what cannot be matched in linear time.</summary>
    public static bool IsValid(string pattern)
    {
        try
        {
            // Apart first: brackets that only balance inside the frame are no pattern.
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            _ = Compile(pattern);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
