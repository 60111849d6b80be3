namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Block keys of records from the columns of a specification's blocks.</summary>
internal static class BlockKeys
{
    /// <summary>Blocks of one set of columns.</summary>
    public static CandidateBlocks Of(IReadOnlyList<string> block, RecordTable left, RecordTable right) => Of([block], left, right);

    /// <summary>Records that are equal on all columns of any one set.</summary>
    public static CandidateBlocks Of(IReadOnlyList<IReadOnlyList<string>> blocks, RecordTable left, RecordTable right) =>
        CandidateBlocks.ByKey(Keys(blocks, left), Keys(blocks, right));

    /// <summary>A record that misses one of a set's columns has no key of that set.</summary>
    private static string[][] Keys(IReadOnlyList<IReadOnlyList<string>> blocks, RecordTable table) =>
    [
        .. Enumerable.Range(0, table.Count).Select(record => blocks
            .Select((block, i) => (Number: i, Values: block.Select(column => table.Columns[column][record]).ToArray()))
            .Where(key => key.Values.All(value => !string.IsNullOrEmpty(value)))
            .Select(key => $"{key.Number}\u001f{string.Join('\u001f', key.Values)}").ToArray()),
    ];
}
