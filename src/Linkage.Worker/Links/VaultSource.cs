using System.Data.Common;
using System.Runtime.CompilerServices;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Links;
using Linkage.Worker.Quality;

namespace Linkage.Worker.Links;

/// <summary>Linked rows of the vault, from statements generated for the question.</summary>
internal sealed class VaultSource : ILinkSource
{
    private readonly Database _vault;
    private readonly IReadOnlyList<LinkInput> _inputs;
    private readonly string _subject;
    private readonly LinkedRows _rows;

    public VaultSource(Database vault, BoundQuestion question, IReadOnlyList<JobInput> inputs, TabulationPlan plan)
    {
        (_vault, _subject) = (vault, question.Subject.Field.Name);
        _inputs = [.. inputs.Select(
            (input, at) => new LinkInput(input.Input.Alias, input.Table!, at == 0 ? null : JoinOf(question.Joins[at - 1], input)))];
        _rows = new LinkedRows(vault, new LinkStatement(vault.Dialect, _inputs, _subject, question.Filters, plan.Outputs));
    }

    public async Task<IReadOnlyList<InputCounts>> CountsAsync(CancellationToken cancel)
    {
        await using var session = await _vault.ReadAsync(cancel);
        var counts = new List<InputCounts>();
        foreach (var input in _inputs)
        {
            var keys = await KeyCounts.ReadAsync(session, input, _subject, cancel);
            counts.Add(new InputCounts(input.Table.Rows, keys.Unlinkable, keys.Repeated));
        }

        return counts;
    }

    public Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel) =>
        _rows.CategoriesAsync(output, most, cancel);

    public async IAsyncEnumerable<LinkedBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var extent = await _rows.ExtentAsync(cancel);
        await foreach (var range in _rows.RangesAsync(extent, cancel))
            yield return new LinkedBatch(RowsAsync(range.Reader, cancel), range.Done);
    }

    private static LinkJoin JoinOf(BoundJoin join, JobInput input) => input.Links is { } links
        ? new TableJoin(join.Left, links.Name, join.Kind == JoinKind.Left)
        : new KeyJoin(join.Left, [.. join.Keys.Select(key => new LinkKey(key.Left.Field.Name, key.Right.Field.Name))],
            join.Kind == JoinKind.Left);

    private async IAsyncEnumerable<ILinkedRow> RowsAsync(DbDataReader reader, [EnumeratorCancellation] CancellationToken cancel)
    {
        var row = new Row(reader, _inputs.Count);
        while (await reader.ReadAsync(cancel)) yield return row;
    }

    private sealed class Row(DbDataReader reader, int inputs) : ILinkedRow
    {
        private readonly int _outputs = inputs + 2;

        public long Subject => reader.GetInt64(0);

        public bool IsKept => reader.GetInt64(1 + inputs) == 1;

        public int MatchedKey(int input) => (int)reader.GetInt64(1 + input);

        public long? Number(int output) => reader.IsDBNull(_outputs + output) ? null : reader.GetInt64(_outputs + output);

        public string? Text(int output) => reader.IsDBNull(_outputs + output) ? null : reader.GetString(_outputs + output);
    }
}
