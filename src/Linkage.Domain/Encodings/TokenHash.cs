namespace Linkage.Domain.Encodings;

/// <summary>From a token's bytes to the positions of the Bloom filter that it sets; the first k positions do not depend on k.</summary>
internal abstract class TokenHash
{
    /// <summary>Fills all of <paramref name="positions"/>, each in 0 … length of the filter − 1.</summary>
    public abstract void Positions(ReadOnlySpan<byte> token, Span<int> positions);
}
