using System.Text;

namespace Linkage.Domain.Encodings;

/// <summary>
/// The character encodings that a schema may name. UTF-16 and UTF-32 put their little-endian byte order mark before every token,
/// as Python's codecs of those names do.
/// </summary>
public sealed record TokenEncoding(string Name)
{
    private readonly Encoding _encoding = Name switch
    {
        "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        "utf-32" => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        _ => new UTF8Encoding(false, throwOnInvalidBytes: true),
    };

    public static TokenEncoding Utf8 { get; } = new("utf-8");

    public static IReadOnlyList<string> Known { get; } = ["ascii", "utf-8", "utf-16", "utf-32"];

    internal bool CanEncode(string value)
    {
        if (Name == "ascii") return Ascii.IsValid(value);
        if (value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0) return true;
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (!char.IsSurrogatePair(value, i)) return false;
            i++;
        }

        return true;
    }

    internal byte[] Bytes(ReadOnlySpan<char> token)
    {
        var mark = Name is "utf-16" or "utf-32" ? _encoding.GetPreamble() : [];
        return [.. mark, .. _encoding.GetBytes(token.ToArray())];
    }
}
