using System.Buffers.Binary;
using System.Globalization;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>Encodings of both deliveries, put into the blocks of delivered fields or of sampled bits.</summary>
/// <param name="usable">Of one side.</param>
/// <param name="sampler">Null where blocks are those of fields.</param>
internal sealed class EncodedSource(
    MatchInputs inputs, int length, BitSampler? sampler, Func<MatchSide, UsableEncodings> usable) : IBlockSource
{
    private const int MostKnown = 10_000;

    private readonly Dictionary<(int Rule, string Value), BlockKey> _known = [];
    private readonly EncodingSet _one = new(length);
    private readonly byte[] _content = new byte[((inputs.LeftBlocks.Count + 1) * EncodedRecords.KeyBytes) + (length / 8)];

    public string Alias => inputs.Join.Input.Alias;

    public int RowBytes => sampler is null
        ? Enumerable.Range(0, inputs.LeftBlocks.Count).Sum(rule => BlockRecord.HeadBytes + (rule * EncodedRecords.KeyBytes) + (length / 8))
        : sampler.Tables * (BlockRecord.HeadBytes + (length / 8));

    public DeliveryTable TableOf(MatchSide side) => side == MatchSide.Left ? inputs.Left : inputs.Right;

    public async Task<Refusal?> ReadAsync(MatchSide side, long first, long last, BlockPieces into, CancellationToken cancel)
    {
        var (source, blocks) = (usable(side), side == MatchSide.Left ? inputs.LeftBlocks : inputs.RightBlocks);
        await foreach (var (row, encoding, values) in source.ReadAsync([.. blocks.SelectMany(block => block)], first, last, cancel))
        {
            if (sampler is null) AddByFields(side, row, encoding, values, blocks, into);
            else AddBySamples(side, row, encoding, into);
        }

        return source.Refusal;
    }

    /// <summary>A row that misses a field of a rule is in none of its blocks.</summary>
    private void AddByFields(
        MatchSide side, int row, byte[] encoding, ArraySegment<object?> values, IReadOnlyList<IReadOnlyList<string>> blocks, BlockPieces into)
    {
        for (int rule = 0, at = 0; rule < blocks.Count; at += blocks[rule++].Count)
        {
            var key = KeyOf(rule, values.Slice(at, blocks[rule].Count));
            var rest = _content.AsSpan(rule * EncodedRecords.KeyBytes);
            encoding.CopyTo(rest);
            if (key != default) into.Add(side, row, key, _content.AsSpan(0, (rule * EncodedRecords.KeyBytes) + encoding.Length));
            // In the place of the encoding, which comes after the block in the next.
            BinaryPrimitives.WriteUInt128LittleEndian(rest, key.Value);
        }
    }

    private void AddBySamples(MatchSide side, int row, byte[] encoding, BlockPieces into)
    {
        _one.Clear();
        _one.Add(encoding);
        for (var table = 0; table < sampler!.Tables; table++) into.Add(side, row, sampler.Key(_one[0], table), encoding);
    }

    /// <summary>Blocks come back: those of one field are remembered, so many of them.</summary>
    /// <returns>Of no block where a field is missing.</returns>
    private BlockKey KeyOf(int rule, ArraySegment<object?> fields)
    {
        if (fields is not [string single]) return NewKeyOf(rule, fields);
        if (_known.TryGetValue((rule, single), out var known)) return known;
        if (_known.Count == MostKnown) _known.Clear();
        return _known[(rule, single)] = BlockKey.Of(rule, [single]);
    }

    private static BlockKey NewKeyOf(int rule, ArraySegment<object?> fields)
    {
        var texts = new string[fields.Count];
        for (var at = 0; at < texts.Length; at++)
        {
            if (fields[at] is not { } value) return default;
            texts[at] = TextOf(value);
        }

        return BlockKey.Of(rule, texts);
    }

    private static string TextOf(object value) => value switch
    {
        string text => text,
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
