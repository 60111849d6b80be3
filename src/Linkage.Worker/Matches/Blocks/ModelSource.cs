using System.Buffers;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>The fields of both deliveries that a model compares, put into the blocks of the model.</summary>
/// <param name="terms">How often values are there.</param>
internal sealed class ModelSource(ModelSides sides, LinkSpecification specification, TermCounts terms) : IBlockSource
{
    /// <summary>A field in memory, as text: about so much.</summary>
    private const int FieldBytes = 32;

    private readonly int[][] _rules = ModelRecords.RulesOf(specification, sides.Columns);

    private readonly ArrayBufferWriter<byte> _content = new();

    public string Alias => sides.Alias;

    public int RowBytes => _rules.Length * (BlockRecord.HeadBytes + (FieldBytes * sides.Columns.Count));

    public DeliveryTable TableOf(MatchSide side) => sides.TableOf(side);

    public async Task<Refusal?> ReadAsync(MatchSide side, long first, long last, BlockPieces into, CancellationToken cancel)
    {
        await foreach (var (row, values) in sides.ReadAsync(side, first, last, cancel))
        {
            _content.ResetWrittenCount();
            ModelRecords.Write(_content, values, terms.FrequenciesOf(values));
            for (var rule = 0; rule < _rules.Length; rule++)
            {
                string[] block = [.. _rules[rule].Select(at => values[at] ?? string.Empty)];
                if (block.Contains(string.Empty)) continue;
                into.Add(side, row, BlockKey.Of(rule, block), _content.WrittenSpan);
            }
        }

        return null;
    }
}
