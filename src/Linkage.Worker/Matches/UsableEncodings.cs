using System.Globalization;
using System.Runtime.CompilerServices;
using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches;

/// <summary>The rows of a delivery whose encoding says something, one after the other.</summary>
/// <param name="side">For faults.</param>
/// <param name="length">Bits of an encoding.</param>
/// <param name="leaveOut">Rows with no bit set, or all of them, are passed by instead of being faults.</param>
internal sealed class UsableEncodings(
    MatchColumns columns, DeliveryTable table, MatchSide side, string field, int length, bool leaveOut)
{
    private const int MostFaults = 20;
    private readonly List<Fault> _faults = [];

    /// <summary>What is wrong with the rows that were read; null when nothing is.</summary>
    public Refusal? Refusal => _faults.Count == 0 ? null : Domain.Outcomes.Refusal.Invalid(
        "unusable-encodings",
        "Some encodings say nothing about anybody. Deliver those rows without an encoding, or set leaveOutUnusable.",
        _faults);

    /// <summary>Rows first to last with further fields; it ends at the twentieth fault. Values are valid until the next row.</summary>
    public async IAsyncEnumerable<(int Row, byte[] Encoding, ArraySegment<object?> More)> ReadAsync(
        IReadOnlyList<string> more, long first, long last, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (row, values) in columns.ReadAsync(table, [field, .. more], first, last, cancel))
        {
            if (values[0] is not byte[] encoding) continue;
            if (FaultOf(encoding, row) is { } fault)
            {
                if (!leaveOut) _faults.Add(fault);
                if (_faults.Count == MostFaults) yield break;
                continue;
            }

            yield return ((int)row, encoding, new(values, 1, more.Count));
        }
    }

    /// <summary>How many of all rows are usable, without reading them.</summary>
    public Task<long> CountAsync(CancellationToken cancel)
    {
        var everything = new byte[length / 8];
        Array.Fill(everything, byte.MaxValue);
        return columns.FilledAsync(table, field, new byte[length / 8], everything, cancel);
    }

    private Fault? FaultOf(byte[] encoding, long row)
    {
        var ones = !encoding.AsSpan().ContainsAnyExcept((byte)0) ? 0 : !encoding.AsSpan().ContainsAnyExcept(byte.MaxValue) ? length : 1;
        var name = side == MatchSide.Left ? "left" : "right";
        return ones == 1 ? null : EncodingSet.Unusable(ones, length, $"/{name}/{row.ToString(CultureInfo.InvariantCulture)}");
    }
}
