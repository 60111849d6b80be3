using System.Globalization;
using System.Text;

namespace Linkage.Domain.Canonical;

/// <summary>
/// Strings of RFC 8785, section 3.2.2.2: only quotes, backslashes and control characters are escaped, in the shortest form.
/// </summary>
internal static class CanonicalString
{
    public static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i])) i = Pair(text, value, i);
            else Write(text, value[i]);
        }

        text.Append('"');
    }

    private static int Pair(StringBuilder text, string value, int at)
    {
        if (at + 1 == value.Length || !char.IsSurrogatePair(value[at], value[at + 1]))
            throw new ArgumentException("A lone surrogate has no canonical form (RFC 8785, section 3.2.2.2).", nameof(value));
        text.Append(value, at, 2);
        return at + 1;
    }

    private static void Write(StringBuilder text, char c) => _ = c switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append(@"\\"),
        '\b' => text.Append("\\b"),
        '\t' => text.Append("\\t"),
        '\n' => text.Append("\\n"),
        '\f' => text.Append("\\f"),
        '\r' => text.Append("\\r"),
        < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => text.Append(c),
    };
}
