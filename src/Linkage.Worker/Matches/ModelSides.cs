using System.Globalization;
using System.Runtime.CompilerServices;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches;

/// <summary>The fields of both deliveries that a probabilistic join compares; columns are named by the right fields, as in the model.</summary>
internal sealed class ModelSides(MatchColumns columns, MatchInputs inputs)
{
    public IReadOnlyList<string> Columns { get; } = [.. inputs.Join.Keys.Select(key => key.Right.Field.Name)];

    public string Alias => inputs.Join.Input.Alias;

    public DeliveryTable TableOf(MatchSide side) => side == MatchSide.Left ? inputs.Left : inputs.Right;

    /// <summary>Rows first to last; encodings as base64. Values are valid until the next row.</summary>
    public async IAsyncEnumerable<(int Row, string?[] Values)> ReadAsync(
        MatchSide side, long first, long last, [EnumeratorCancellation] CancellationToken cancel)
    {
        IReadOnlyList<string> fields =
            [.. inputs.Join.Keys.Select(key => side == MatchSide.Left ? key.Left.Field.Name : key.Right.Field.Name)];
        var texts = new string?[fields.Count];
        await foreach (var (row, values) in columns.ReadAsync(TableOf(side), fields, first, last, cancel))
        {
            for (var at = 0; at < texts.Length; at++) texts[at] = TextOf(values[at]);
            yield return ((int)row, texts);
        }
    }

    /// <summary>All rows.</summary>
    public async Task<RecordTable> TableAsync(MatchSide side, CancellationToken cancel)
    {
        var values = Columns.Select(_ => new List<string?>()).ToList();
        await foreach (var (_, row) in ReadAsync(side, 1, TableOf(side).Rows, cancel))
        {
            for (var at = 0; at < row.Length; at++) values[at].Add(row[at]);
        }

        return new RecordTable(
            values[0].Count, Columns.Zip(values).ToDictionary(pair => pair.First, IReadOnlyList<string?> (pair) => pair.Second));
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        byte[] encoding => Convert.ToBase64String(encoding),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
