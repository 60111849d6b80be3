using System.Buffers.Binary;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>Records by their encodings, in blocks of delivered fields or of sampled bits.</summary>
/// <param name="length">Bits of an encoding.</param>
/// <param name="sampler">Null where blocks are those of fields.</param>
/// <param name="capacity">How many there is room for before more is taken.</param>
internal sealed class EncodedRecords(int length, BitSampler? sampler, int capacity) : BlockRecords<EncodedRecords>
{
    public const int KeyBytes = 16;

    private readonly List<UInt128> _earlier = [];
    private readonly List<int> _firstEarlier = [];

    public EncodingSet Set { get; } = new(length, capacity);

    public override int FirstRule(int record, EncodedRecords right, int other)
    {
        if (sampler is not null) return sampler.FirstCommon(Set[record], right.Set[other]);
        var rule = Keys[record].Rule;
        for (var earlier = 0; earlier < rule; earlier++)
        {
            var block = _earlier[_firstEarlier[record] + earlier];
            if (block != UInt128.Zero && block == right._earlier[right._firstEarlier[other] + earlier]) return earlier;
        }

        return rule;
    }

    /// <summary>The blocks of earlier rules, zero where there is none, and then the encoding; of sampled bits the encoding alone.</summary>
    protected override void Take(BlockKey key, ReadOnlySpan<byte> content)
    {
        if (sampler is null)
        {
            _firstEarlier.Add(_earlier.Count);
            for (var at = 0; at < key.Rule; at++) _earlier.Add(BinaryPrimitives.ReadUInt128LittleEndian(content[(at * KeyBytes)..]));
            content = content[(key.Rule * KeyBytes)..];
        }

        Set.Add(content);
    }
}
