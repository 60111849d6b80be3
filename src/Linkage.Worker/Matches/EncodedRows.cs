using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Worker.Matches;

/// <summary>Encodings of some rows of a delivery, in the order of the rows.</summary>
/// <param name="length">Bits of an encoding.</param>
/// <param name="capacity">How many there is room for before more is taken.</param>
internal sealed class EncodedRows(int length, int capacity = 0)
{
    public EncodingSet Set { get; } = new(length, capacity);

    /// <summary>For each encoding the number of its row.</summary>
    public List<int> Rows { get; } = new(capacity);

    /// <summary>Memory that all of it takes, about.</summary>
    public long Bytes => Set.Count * BytesOf(Set.Length);

    /// <summary>Memory that an encoding takes with its count of ones and its row.</summary>
    public static long BytesOf(int length) => (length / 8) + (2 * sizeof(int));

    /// <returns>Refused as `unusable-encodings` when rows say nothing and are not to be left out.</returns>
    public static async Task<Outcome<EncodedRows>> ReadAsync(
        UsableEncodings source, int length, long first, long last, CancellationToken cancel)
    {
        var rows = new EncodedRows(length, (int)(last - first + 1));
        return await rows.TakeAsync(source, first, last, cancel) is { } refusal ? refusal : rows;
    }

    /// <summary>Other rows in the place of these; the room stays.</summary>
    /// <returns>As above; null when nothing is wrong.</returns>
    public async Task<Refusal?> TakeAsync(UsableEncodings source, long first, long last, CancellationToken cancel)
    {
        Set.Clear();
        Rows.Clear();
        await foreach (var (row, encoding, _) in source.ReadAsync([], first, last, cancel))
        {
            Set.Add(encoding);
            Rows.Add(row);
        }

        return source.Refusal;
    }
}
