namespace Linkage.Domain.Encodings;

/// <summary>
/// Sets the bits of one feature's values in a filter. Positions of tokens are remembered, because the pieces of names and dates
/// come back all the time; what is remembered is bounded. Not for use by two threads at once.
/// </summary>
internal sealed class FeatureEncoder
{
    private const int RememberedTokens = 1 << 15;
    private readonly FeatureEncoding _encoding;
    private readonly TokenHash _hash;
    private readonly TokenList _tokens = new();
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _positions =
        new Dictionary<string, int[]>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public FeatureEncoder(FeatureEncoding encoding, byte[][] keys, int filterLength)
    {
        _encoding = encoding;
        _hash = encoding.Hash == HashFamily.Blake
            ? new BlakeHash(keys[0], filterLength)
            : new DoubleHash(keys[0], keys[1], filterLength, encoding.PreventSingularity);
    }

    /// <summary>Adds the value's bits, most significant bit of each byte first; or returns the name of the rule that it breaks.</summary>
    public string? Encode(string value, Span<byte> filter)
    {
        if (_encoding.Normalise(value, out var rule) is not { } normal) return rule;
        _tokens.Clear();
        if (!_encoding.Comparison.Tokenise(normal, _tokens)) return "not-a-number";
        for (var token = 0; token < _tokens.Count; token++)
        {
            foreach (var position in Positions(_tokens[token], _encoding.Strategy.BitsOf(token, _tokens.Count)))
                filter[position >> 3] |= (byte)(0x80 >> (position & 7));
        }

        return null;
    }

    private ReadOnlySpan<int> Positions(ReadOnlySpan<char> token, int bits)
    {
        if (_positions.TryGetValue(token, out var known) && known.Length >= bits) return known.AsSpan(0, bits);
        var positions = new int[bits];
        _hash.Positions(_encoding.Format.TokenEncoding.Bytes(token), positions);
        if (_positions.Dictionary.Count < RememberedTokens) _positions[token] = positions;
        return positions;
    }
}
