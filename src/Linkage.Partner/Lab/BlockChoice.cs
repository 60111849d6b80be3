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

    public static Outcome<CandidateBlocks> Of(EncodingFile left, EncodingFile right, string? lsh)
    {
        if (left.Encodings.Length != right.Encodings.Length)
        {
            return new Refusal(RefusalKind.Invalid, "different-lengths",
                $"The left encodings have {left.Encodings.Length} bits and the right ones {right.Encodings.Length}: "
                + "encode both under one schema.");
        }

        if (lsh is not null) return Parse(lsh).Then<CandidateBlocks>(sampling => sampling.Blocks(left.Encodings, right.Encodings));
        if (left.Blocks is { } leftKeys && right.Blocks is { } rightKeys) return CandidateBlocks.ByKey(leftKeys, rightKeys);
        if (left.Blocks is null && right.Blocks is null) return CandidateBlocks.Everything(left.Encodings.Count, right.Encodings.Count);
        return new Refusal(
            RefusalKind.Invalid, "blocks-on-one-side", "Only one of the files has blocks: make both with blocks, or both without.");
    }

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
