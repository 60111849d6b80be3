using System.Buffers;
using System.Text.RegularExpressions;

namespace Linkage.Domain.Encodings;

/// <summary>Letter case that a text must have already; encoding never changes it.</summary>
public enum LetterCase
{
    Mixed,
    Lower,
    Upper,
}

/// <summary>Text with a length in code points and a case, or with a pattern that the whole of it must match.</summary>
public sealed record TextFormat(LetterCase Case, int? MinLength, int? MaxLength, Regex? Pattern) : ValueFormat
{
    /// <summary>
    /// Lower-case letters that have no single upper-case letter, so that upper-casing one by one leaves them alone although full
    /// upper-casing would not (Unicode SpecialCasing.txt, the unconditional mappings whose simple mapping is the letter itself).
    /// </summary>
    private static readonly SearchValues<char> LowerWithoutSingleUpper = SearchValues.Create(
        "\u00DF\u0149\u01F0\u0390\u03B0\u0587\u1E96\u1E97\u1E98\u1E99\u1E9A\u1F50\u1F52\u1F54\u1F56\u1FB2\u1FB4\u1FB6\u1FB7\u1FBC" +
        "\u1FC2\u1FC4\u1FC6\u1FC7\u1FCC\u1FD2\u1FD3\u1FD6\u1FD7\u1FE2\u1FE3\u1FE4\u1FE6\u1FE7\u1FF2\u1FF4\u1FF6\u1FF7\u1FFC" +
        "\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06\uFB13\uFB14\uFB15\uFB16\uFB17\u0131\u017F");

    internal override string? Normalise(string value, out string rule)
    {
        rule = "not-encodable";
        if (!TokenEncoding.CanEncode(value)) return null;
        rule = Pattern is null ? BrokenRule(value) : Pattern.IsMatch(value) ? "" : "pattern";
        return rule.Length == 0 ? value : null;
    }

    private string BrokenRule(string value)
    {
        if (MinLength is null && MaxLength is null && Case == LetterCase.Mixed) return "";
        var length = value.EnumerateRunes().Count();
        if (length < MinLength) return "too-short";
        if (length > MaxLength) return "too-long";
        if (Case == LetterCase.Lower && !IsLower(value)) return "not-lower-case";
        return Case == LetterCase.Upper && !IsUpper(value) ? "not-upper-case" : "";
    }

    private static bool IsLower(string value) =>
        string.Equals(value.ToLowerInvariant(), value, StringComparison.Ordinal) && !value.Contains('\u0130', StringComparison.Ordinal);

    private static bool IsUpper(string value) =>
        string.Equals(value.ToUpperInvariant(), value, StringComparison.Ordinal) && value.AsSpan().IndexOfAny(LowerWithoutSingleUpper) < 0;
}
