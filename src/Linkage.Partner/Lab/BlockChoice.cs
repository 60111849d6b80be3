using System.Globalization;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Lab;

/// <summary>
/// Which pairs are compared: those of sampled blocks when asked, those of the files' blocks when they have any, else all.
/// </summary>
internal static class BlockChoice
{
    private const int MaxTables = 1_000;
    private const int MaxBits = 64;

    /// <param name="note">Told what sampling is expected to miss.</param>
    public static Outcome<CandidateBlocks> Of(EncodingFile left, EncodingFile right, string? lsh, double threshold, Action<string> note)
    {
        if (left.Encodings.Length != right.Encodings.Length)
        {
            return new Refusal(RefusalKind.Invalid, "different-lengths",
                $"The left encodings have {left.Encodings.Length} bits and the right ones {right.Encodings.Length}: "
                + "encode both under one schema.");
        }

        if (lsh is not null)
        {
            return Parse(lsh).Then<CandidateBlocks>(sampling =>
            {
                note(Recall(sampling, left.Encodings, right.Encodings, threshold));
                return sampling.Blocks(left.Encodings, right.Encodings);
            });
        }

        if (left.Blocks is { } leftKeys && right.Blocks is { } rightKeys) return CandidateBlocks.ByKey(leftKeys, rightKeys);
        if (left.Blocks is null && right.Blocks is null) return CandidateBlocks.Everything(left.Encodings.Count, right.Encodings.Count);
        return new Refusal(
            RefusalKind.Invalid, "blocks-on-one-side", "Only one of the files has blocks: make both with blocks, or both without.");
    }

    /// <summary>A pair of average fullness at the threshold differs in (1 − threshold) · (ones of both) bits.</summary>
    private static string Recall(HammingLsh sampling, EncodingSet left, EncodingSet right, double threshold)
    {
        var distance = (int)Math.Round((1 - threshold) * (MeanOnes(left) + MeanOnes(right)));
        var recall = sampling.Recall(left.Length, Math.Clamp(distance, 0, left.Length));
        return string.Create(
            CultureInfo.InvariantCulture, $"A pair with a Dice similarity of {threshold} shares a sampled block with probability {recall:F3}.");
    }

    private static double MeanOnes(EncodingSet set) => Enumerable.Range(0, set.Count).Average(set.Ones);

    private static Outcome<HammingLsh> Parse(string text)
    {
        var parts = text.Split(',');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var tables) && tables is >= 1 and <= MaxTables
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= 1 and <= MaxBits)
        {
            return new HammingLsh(tables, bits);
        }

        return new Refusal(RefusalKind.Invalid, "lsh", $"--lsh takes tables,bits: 1 to {MaxTables} tables of 1 to {MaxBits} bits each.");
    }
}
