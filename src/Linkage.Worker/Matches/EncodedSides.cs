using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches;

/// <summary>The two encoding fields of an encoded join, read from their deliveries.</summary>
internal sealed class EncodedSides(MatchColumns columns, MatchInputs inputs)
{
    public Task<long> FilledAsync(MatchSide side, CancellationToken cancel) => columns.FilledAsync(TableOf(side), FieldOf(side), cancel);

    public UsableEncodings Usable(MatchSide side, int length, bool leaveOut) =>
        new(columns, TableOf(side), side, FieldOf(side), length, leaveOut);

    public DeliveryTable TableOf(MatchSide side) => side == MatchSide.Left ? inputs.Left : inputs.Right;

    public string FieldOf(MatchSide side) =>
        side == MatchSide.Left ? inputs.Join.Keys[0].Left.Field.Name : inputs.Join.Keys[0].Right.Field.Name;

    /// <summary>Right rows, so many at a time that they take about as many bytes.</summary>
    public IEnumerable<LeftRange> Portions(int length, long bytes) =>
        LeftRange.Even(inputs.Right.Rows, (inputs.Right.Rows * EncodedRows.BytesOf(length) / bytes) + 1);

    /// <summary>What bits weigh, by all right encodings; null where they are not weighed.</summary>
    public async Task<Outcome<BitWeights?>> WeightsAsync(int length, bool leaveOut, long portionBytes, CancellationToken cancel)
    {
        if (inputs.Settings.Measure != SimilarityMeasure.WeightedTanimoto) return default(BitWeights);
        var counts = new BitCounts(length);
        var rows = new EncodedRows(length);
        foreach (var (first, last) in Portions(length, portionBytes))
        {
            if (await rows.TakeAsync(Usable(MatchSide.Right, length, leaveOut), first, last, cancel) is { } refusal) return refusal;
            counts.Add(rows.Set);
        }

        return BitWeights.Of(counts);
    }

    /// <summary>Bits of an encoding, the same on both sides; refused when there are none, or they cannot be compared.</summary>
    public async Task<Outcome<int>> LengthAsync(CancellationToken cancel)
    {
        var left = 8 * await columns.LengthAsync(inputs.Left, FieldOf(MatchSide.Left), cancel);
        var right = 8 * await columns.LengthAsync(inputs.Right, FieldOf(MatchSide.Right), cancel);
        if (left is null || right is null)
            return Refusal.Invalid("no-encodings", "One of the deliveries holds no encoding at all: nothing can be compared.", []);
        if (left != right)
        {
            return Refusal.Invalid(
                "different-lengths",
                $"The encodings of the left side have {left} bits and those of the right side {right}: encode both under one schema.", []);
        }

        return left is >= EncodingSet.MinLength and <= EncodingSet.MaxLength ? left.Value : Refusal.Invalid(
            "encoding-length", $"An encoding has {EncodingSet.MinLength} to {EncodingSet.MaxLength} bits: encode under another schema.", []);
    }
}
