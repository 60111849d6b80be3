using System.Runtime.CompilerServices;
using Linkage.Domain.Expressions;
using Linkage.Worker.Links;
using Linkage.Worker.Quality;

namespace Linkage.Worker.Outputs;

/// <summary>Linked rows with the learnt categories put in.</summary>
internal sealed class LearntSource : ILinkSource
{
    private readonly ILinkSource _source;
    private readonly ILearntVariable?[] _learnt;

    public LearntSource(ILinkSource source, TabulationPlan plan, IReadOnlyList<ILearntVariable> variables)
    {
        _source = source;
        _learnt = [.. plan.Variables.Select(variable =>
            variable.Expression is LearntCategory category ? variables.First(one => one.Variable == category) : null)];
    }

    public Task<IReadOnlyList<InputCounts>> CountsAsync(CancellationToken cancel) => _source.CountsAsync(cancel);

    public Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel) =>
        Learnt(output) is { } learnt
            ? Task.FromResult<IReadOnlyList<object?>>([.. learnt.Codes])
            : _source.CategoriesAsync(output, most, cancel);

    public async IAsyncEnumerable<LinkedBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var batch in _source.BatchesAsync(cancel)) yield return batch with { Rows = RowsAsync(batch.Rows, cancel) };
    }

    private async IAsyncEnumerable<ILinkedRow> RowsAsync(
        IAsyncEnumerable<ILinkedRow> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in rows.WithCancellation(cancel)) yield return new Row(this, row);
    }

    private ILearntVariable? Learnt(int output) => output < _learnt.Length ? _learnt[output] : null;

    private sealed class Row(LearntSource source, ILinkedRow row) : ILinkedRow
    {
        public long Subject => row.Subject;

        public int MatchedKey(int input) => row.MatchedKey(input);

        public bool IsKept => row.IsKept;

        public long? Number(int output) => row.Number(output);

        // Nothing was learnt from a row that is not kept, and nothing is said of it.
        public string? Text(int output) =>
            source.Learnt(output) is not { } learnt ? row.Text(output) : row.IsKept ? learnt.CodeOf(row) : null;
    }
}
