using System.Buffers;
using System.Buffers.Text;

namespace Linkage.Domain.Keys;

/// <summary>Reads base64url (RFC 4648, section 5) without padding or white space, which the platform's reader would let by.</summary>
internal static class Base64UrlText
{
    /// <summary>Null when the text is not base64url, or has bits left over: two texts must not mean the same bytes.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 4 == 1 || text.ContainsAny(" \t\r\n=")) return null;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done ? bytes[..written] : null;
    }

    /// <summary>The same for a text that must hold so many bytes.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text, int length) => Decode(text) is { } bytes && bytes.Length == length ? bytes : null;
}
