using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>Records by the fields that a model compares, in its blocks.</summary>
/// <param name="columns">Every field, in the order in which they are written.</param>
/// <param name="terms">Those whose frequent values count for less.</param>
internal sealed class ModelRecords(LinkSpecification specification, IReadOnlyList<string> columns, IReadOnlyList<string> terms)
    : BlockRecords<ModelRecords>
{
    private readonly List<string?>[] _values = [.. columns.Select(_ => new List<string?>())];
    private readonly List<double?>[] _frequencies = [.. terms.Select(_ => new List<double?>())];
    private readonly int[][] _rules = RulesOf(specification, columns);

    public RecordTable Table => new(Rows.Count, columns.Zip(_values).ToDictionary(one => one.First, IReadOnlyList<string?> (one) => one.Second))
    {
        Frequencies = terms.Zip(_frequencies).ToDictionary(one => one.First, IReadOnlyList<double?> (one) => one.Second),
    };

    public override int FirstRule(int record, ModelRecords right, int other)
    {
        for (var rule = 0; rule < _rules.Length; rule++)
        {
            if (Array.TrueForAll(_rules[rule], at => _values[at][record] is { Length: > 0 } value && value == right._values[at][other]))
                return rule;
        }

        return _rules.Length;
    }

    /// <summary>Per blocking rule the places of its fields among the columns.</summary>
    public static int[][] RulesOf(LinkSpecification specification, IReadOnlyList<string> columns) =>
        [.. specification.Blocks.Select(block => block.Select(column => columns.ToList().IndexOf(column)).ToArray())];

    /// <summary>Each value as its length in bytes, −1 where there is none, and UTF-8; then each frequency, none as not a number.</summary>
    public static void Write(ArrayBufferWriter<byte> content, ReadOnlySpan<string?> values, ReadOnlySpan<double?> frequencies)
    {
        Span<byte> number = stackalloc byte[sizeof(double)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, value is null ? -1 : Encoding.UTF8.GetByteCount(value));
            content.Write(number[..sizeof(int)]);
            if (value is not null) content.Write(Encoding.UTF8.GetBytes(value));
        }

        foreach (var frequency in frequencies)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(number, frequency ?? double.NaN);
            content.Write(number);
        }
    }

    protected override void Take(BlockKey key, ReadOnlySpan<byte> content)
    {
        foreach (var column in _values)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(content);
            content = content[sizeof(int)..];
            column.Add(length < 0 ? null : Encoding.UTF8.GetString(content[..length]));
            content = content[Math.Max(0, length)..];
        }

        foreach (var column in _frequencies)
        {
            var frequency = BinaryPrimitives.ReadDoubleLittleEndian(content);
            column.Add(double.IsNaN(frequency) ? null : frequency);
            content = content[sizeof(double)..];
        }
    }
}
