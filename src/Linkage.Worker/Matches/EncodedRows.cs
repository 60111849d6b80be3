using System.Globalization;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches;

/// <summary>Encodings of some rows of a delivery, in the order of the rows, with the numbers of the blocks that each is in.</summary>
internal sealed class EncodedRows
{
    private const int MostFaults = 20;

    /// <summary>Beside its bits: its count of ones, its row, and an array of its blocks.</summary>
    private const int ObjectBytes = 48;

    internal EncodedRows(int length) => Set = new EncodingSet(length);

    public EncodingSet Set { get; }

    /// <summary>For each encoding the number of its row.</summary>
    public List<long> Rows { get; } = [];

    /// <summary>For each encoding the numbers of its blocks, rising.</summary>
    public List<int[]> Keys { get; } = [];

    /// <summary>Memory that all of it takes, about.</summary>
    public long Bytes => Set.Count * ((Set.Length / 8L) + ObjectBytes) + Keys.Sum(keys => (long)keys.Length * sizeof(int));

    /// <summary>Rows without an encoding, or with one that was left out.</summary>
    public int Unlinkable { get; private set; }

    /// <param name="side">`left` or `right`, for faults.</param>
    /// <param name="length">Bits of an encoding.</param>
    /// <param name="blocks">For each block the names of its fields on this side.</param>
    /// <param name="numberOf">The numbers of blocks by their keys; the same for both sides.</param>
    /// <returns>Refused as `unusable-encodings` when rows say nothing and are not to be left out.</returns>
    public static async Task<Outcome<EncodedRows>> ReadAsync(
        MatchColumns columns, DeliveryTable table, string side, string field, int length, IReadOnlyList<IReadOnlyList<string>> blocks,
            Func<IReadOnlyList<string>, int[]> numberOf,
        bool leaveOut, long first, long last, CancellationToken cancel)
    {
        var rows = new EncodedRows(length);
        var faults = new List<Fault>();
        await foreach (var (row, values) in columns.ReadAsync(table, [field, .. blocks.SelectMany(block => block)], first, last, cancel))
        {
            if (values[0] is not byte[] encoding)
            {
                rows.Unlinkable++;
                continue;
            }

            rows.Set.Add(encoding);
            if (EncodingSet.Unusable(
                rows.Set.Ones(rows.Set.Count - 1), length, $"/{side}/{row.ToString(CultureInfo.InvariantCulture)}") is { } fault)
            {
                rows.Set.RemoveLast();
                rows.Unlinkable++;
                if (!leaveOut) faults.Add(fault);
                if (faults.Count == MostFaults) break;
                continue;
            }

            rows.Rows.Add(row);
            rows.Keys.Add(numberOf(KeysOf(values, blocks)));
        }

        return faults.Count == 0 ? rows : Refusal.Invalid(
            "unusable-encodings",
            "Some encodings say nothing about anybody. Deliver those rows without an encoding, or set leaveOutUnusable.",
                faults);
    }

    /// <summary>A row that misses a field of a block is in none of its groups.</summary>
    private static List<string> KeysOf(object?[] values, IReadOnlyList<IReadOnlyList<string>> blocks)
    {
        var keys = new List<string>(blocks.Count);
        for (int block = 0, at = 1; block < blocks.Count; at += blocks[block++].Count)
        {
            var parts = values[at..(at + blocks[block].Count)];
            if (parts.Contains(null)) continue;
            var key = block.ToString(CultureInfo.InvariantCulture);
            foreach (var part in parts) key += "\u001f" + Convert.ToString(part, CultureInfo.InvariantCulture);
            keys.Add(key);
        }

        return keys;
    }
}
