namespace Linkage.Domain.Encodings;

/// <summary>A clkhash linkage schema, whichever version it was written in.</summary>
/// <param name="Length">Bits of an encoding, after folding.</param>
/// <param name="XorFolds">How often the filter is folded in two; it is 2^folds times as long before.</param>
/// <param name="Warnings">What the schema says and clkhash does not do; sentences for the person who wrote it.</param>
public sealed record EncodingSchema(
    int Length, int XorFolds, KeyDerivation KeyDerivation, IReadOnlyList<Feature> Features, IReadOnlyList<string> Warnings)
{
    public const int MaxFilterLength = 1 << 20;

    /// <summary>Bits of the filter before folding.</summary>
    public int FilterLength => Length << XorFolds;

    /// <summary>Bytes of an encoding; the last one is filled up with zeros.</summary>
    public int ByteLength => (Length + 7) / 8;
}
