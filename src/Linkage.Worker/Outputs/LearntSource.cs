using System.Runtime.CompilerServices;
using Linkage.Domain.Expressions;
using Linkage.Worker.Links;

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

    public Task<LinkQuality> QualityAsync(CancellationToken cancel) => _source.QualityAsync(cancel);

    public Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel) =>
        Learnt(output) is { } learnt
            ? Task.FromResult<IReadOnlyList<object?>>([.. learnt.Codes])
            : _source.CategoriesAsync(output, most, cancel);

    public async IAsyncEnumerable<LinkedBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var batch in _source.BatchesAsync(cancel)) yield return batch with { Rows = RowsAsync(batch.Rows, cancel) };
    }

    private async IAsyncEnumerable<ILinkedRow> RowsAsync(IAsyncEnumerable<ILinkedRow> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in rows.WithCancellation(cancel)) yield return new Row(this, row);
    }

    private ILearntVariable? Learnt(int output) => output < _learnt.Length ? _learnt[output] : null;

    private sealed class Row(LearntSource source, ILinkedRow row) : ILinkedRow
    {
        public long Subject => row.Subject;

        public bool HasMatched(int input) => row.HasMatched(input);

        public long? Number(int output) => row.Number(output);

        public string? Text(int output) => source.Learnt(output) is { } learnt ? learnt.CodeOf(row) : row.Text(output);
    }
}
