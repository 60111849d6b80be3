namespace Linkage.Domain.Encodings;

/// <summary>
/// How many bits each token of a value sets: the same for every token, or a fixed sum per feature spread over its tokens.
/// </summary>
public readonly record struct InsertionStrategy(int Bits, bool PerFeature)
{
    public static InsertionStrategy EachToken(int bits) => new(bits, false);

    public static InsertionStrategy WholeFeature(int bits) => new(bits, true);

    /// <summary>Of a whole feature's bits the first tokens take one more where the division leaves a rest (as clkhash).</summary>
    public int BitsOf(int token, int tokens) => PerFeature ? (Bits / tokens) + (token < Bits % tokens ? 1 : 0) : Bits;
}
