using System.Data.Common;
using System.Runtime.CompilerServices;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Links;

namespace Linkage.Worker.Links;

/// <summary>Linked rows of the vault, from statements generated for the question.</summary>
internal sealed class VaultSource : ILinkSource
{
    private readonly LinkedRows _rows;
    private readonly IReadOnlyList<JobInput> _inputs;

    public VaultSource(Database vault, BoundQuestion question, IReadOnlyList<JobInput> inputs, TabulationPlan plan)
    {
        _inputs = inputs;
        _rows = new LinkedRows(vault, new LinkStatement(
            vault.Dialect,
            [.. inputs.Select((input, at) => new LinkInput(input.Input.Alias, input.Table!, at == 0 ? null : JoinOf(question.Joins[at - 1])))],
            question.Subject.Field.Name,
            question.Filters,
            plan.Outputs));
    }

    public async Task<LinkQuality> QualityAsync(CancellationToken cancel)
    {
        var extent = await _rows.ExtentAsync(cancel);
        var matched = new Dictionary<string, long>();
        for (var at = 1; at < _inputs.Count; at++) matched[_inputs[at].Input.Alias] = await _rows.MatchedAsync(at, cancel);
        return new LinkQuality(extent.Subjects, extent.RowCount, matched);
    }

    public Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel) =>
        _rows.CategoriesAsync(output, most, cancel);

    public async IAsyncEnumerable<LinkedBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var extent = await _rows.ExtentAsync(cancel);
        await foreach (var range in _rows.RangesAsync(extent, cancel)) yield return new LinkedBatch(RowsAsync(range.Reader, cancel), range.Done);
    }

    private static LinkJoin JoinOf(BoundJoin join) =>
        new(join.Keys[0].Left.Alias, join.Keys[0].Left.Field.Name, join.Keys[0].Right.Field.Name, join.Kind == JoinKind.Left);

    private async IAsyncEnumerable<ILinkedRow> RowsAsync(DbDataReader reader, [EnumeratorCancellation] CancellationToken cancel)
    {
        var row = new Row(reader, _inputs.Count);
        while (await reader.ReadAsync(cancel)) yield return row;
    }

    private sealed class Row(DbDataReader reader, int inputs) : ILinkedRow
    {
        public long Subject => reader.GetInt64(0);

        public bool HasMatched(int input) => reader.GetInt64(1 + input) == 1;

        public long? Number(int output) => reader.IsDBNull(1 + inputs + output) ? null : reader.GetInt64(1 + inputs + output);

        public string? Text(int output) => reader.IsDBNull(1 + inputs + output) ? null : reader.GetString(1 + inputs + output);
    }
}
