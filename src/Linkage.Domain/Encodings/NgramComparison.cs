using System.Globalization;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Overlapping pieces of <paramref name="N"/> code points, the value padded with N − 1 spaces at both ends; positional tokens
/// carry their number from 1 and a space before the piece.
/// </summary>
public sealed record NgramComparison(int N, bool Positional) : Comparison
{
    internal override bool Tokenise(string value, TokenList tokens)
    {
        if (value.Length == 0) return true;
        var start = tokens.WriteSpaces(N - 1);
        tokens.Write(value);
        tokens.WriteSpaces(N - 1);
        var length = tokens.Written(start).Length;
        if (value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) CutCodePoints(tokens, start);
        else
        {
            for (var i = 0; i + N <= length; i++) Take(tokens, i + 1, start + i, N);
        }

        return true;
    }

    /// <summary>Outside the basic plane a code point is two chars: a piece starts and ends at the edges of code points.</summary>
    private void CutCodePoints(TokenList tokens, int start)
    {
        var text = tokens.Written(start).ToString();
        List<int> edges = [];
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1) edges.Add(i);
        edges.Add(text.Length);
        for (var i = 0; i + N < edges.Count; i++) Take(tokens, i + 1, start + edges[i], edges[i + N] - edges[i]);
    }

    private void Take(TokenList tokens, int number, int start, int length)
    {
        if (!Positional)
        {
            tokens.Take(start, length);
            return;
        }

        Span<char> piece = stackalloc char[length];
        tokens.Written(start)[..length].CopyTo(piece);
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture);
        var token = tokens.Write(digits[..written]);
        tokens.Write(" ");
        tokens.Write(piece);
        tokens.Take(token, written + 1 + length);
    }
}
